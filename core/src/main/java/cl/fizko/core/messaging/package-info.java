/**
 * Messages to and from people. So far: what a platform calls us with, and whether it is genuine.
 *
 * <p>Which platform it is, and how it signs, is known behind {@code port} alone.
 */
package cl.fizko.core.messaging;
