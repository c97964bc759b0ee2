/**
 * PostgreSQL: where it is, how it is reached, and how its tables come about. What is kept in them
 * is the business of the packages below, one for each feature of core. Drivers' types end here.
 */
@NullMarked
package cl.fizko.postgres;

import org.jspecify.annotations.NullMarked;
