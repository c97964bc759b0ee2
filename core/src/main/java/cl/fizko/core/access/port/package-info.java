/** What access asks of whoever can tell a good token from a bad one. */
package cl.fizko.core.access.port;
