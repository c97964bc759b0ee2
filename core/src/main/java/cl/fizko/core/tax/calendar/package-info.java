/** Chilean holidays and the days on which declarations fall due. */
package cl.fizko.core.tax.calendar;
