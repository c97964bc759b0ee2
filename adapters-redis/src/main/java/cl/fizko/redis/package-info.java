/**
 * Redis: connections and their settings. What is stored there, and how, is the business of the
 * packages below, one for each feature of core. Lettuce's types and exceptions end here.
 */
@NullMarked
package cl.fizko.redis;

import org.jspecify.annotations.NullMarked;
