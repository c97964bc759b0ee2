/** Who may do what. Tokens are verified behind {@code port.TokenVerifier}. */
package cl.fizko.core.access;
