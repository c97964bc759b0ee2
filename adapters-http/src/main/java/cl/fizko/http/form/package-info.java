/**
 * What a request may say: fields with a kind each, declared once. The same declaration reads a body
 * or a query, names everything that is wrong with it at once, and is its JSON schema.
 */
@NullMarked
package cl.fizko.http.form;

import org.jspecify.annotations.NullMarked;
