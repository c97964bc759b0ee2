@NullMarked
package cl.fizko.http.openapi;

import org.jspecify.annotations.NullMarked;
