/** What credentials ask of whoever can encrypt. */
package cl.fizko.core.credential.port;
