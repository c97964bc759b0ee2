/** Whether what a process depends on can be reached. */
package cl.fizko.core.health;
