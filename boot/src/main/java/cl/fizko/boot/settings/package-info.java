/**
 * Settings: environment variables, read once, every problem reported together. Nothing else in
 * Fizko reads the environment.
 */
@NullMarked
package cl.fizko.boot.settings;

import org.jspecify.annotations.NullMarked;
