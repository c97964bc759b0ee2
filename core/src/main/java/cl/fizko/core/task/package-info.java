/**
 * Tasks: what is asked for, how it is run and what became of it.
 *
 * <p>{@code Task} and {@code Outcome} are the nouns, {@code Worker} is the engine, {@code port}
 * holds what a broker must be able to do. How a message looks on the wire is never known here.
 */
package cl.fizko.core.task;
