/**
 * Secrets that companies entrust to us: what may be done with one, and to whom it belongs.
 *
 * <p>A secret goes in and is used; nothing here hands one out to be shown. How it is encrypted is
 * behind {@code port.CredentialCipher}.
 */
package cl.fizko.core.credential;
