/** What taxes ask of the outside. */
package cl.fizko.core.tax.port;
