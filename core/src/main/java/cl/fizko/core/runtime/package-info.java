/** What every long-lived part of a process has in common: how it starts and how it ends. */
package cl.fizko.core.runtime;
