/**
 * {@code Idempotency-Key}: a request that is repeated with the same key is done once. What it means
 * is in draft-ietf-httpapi-idempotency-key-header §2.
 */
@NullMarked
package cl.fizko.http.once;

import org.jspecify.annotations.NullMarked;
