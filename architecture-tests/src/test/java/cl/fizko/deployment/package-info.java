/**
 * The files that put Fizko into production, read and run without a container engine: what they say
 * about users, signals, ports, health and time to stop.
 */
@NullMarked
package cl.fizko.deployment;

import org.jspecify.annotations.NullMarked;
