/** Secrets encrypted with Tink (AES-256-GCM), and those that the old system left behind. */
@NullMarked
package cl.fizko.postgres.credential;

import org.jspecify.annotations.NullMarked;
