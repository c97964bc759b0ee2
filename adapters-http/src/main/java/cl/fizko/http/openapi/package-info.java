/** The API described: OpenAPI 3.1 made of the routes, and a page to read it. */
@NullMarked
package cl.fizko.http.openapi;

import org.jspecify.annotations.NullMarked;
