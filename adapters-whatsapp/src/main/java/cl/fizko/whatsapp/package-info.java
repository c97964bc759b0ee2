/**
 * WhatsApp by way of the platform Kapso.
 *
 * <p>Kapso's headers, bodies and error codes end here; the rest of Fizko knows messages only.
 */
@NullMarked
package cl.fizko.whatsapp;

import org.jspecify.annotations.NullMarked;
