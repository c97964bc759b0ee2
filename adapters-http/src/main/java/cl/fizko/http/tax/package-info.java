/** Tax documents as the tax authority's XML, and what is asked of its portal. */
@NullMarked
package cl.fizko.http.tax;

import org.jspecify.annotations.NullMarked;
