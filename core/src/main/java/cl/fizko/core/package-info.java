/**
 * The domain of Fizko and the ports through which it reaches the outside world.
 *
 * <p>One package per feature, each with its ports in a {@code port} package. Nothing here knows a
 * technology: no driver, no wire format, no framework, no environment variable. JDK only.
 */
package cl.fizko.core;
