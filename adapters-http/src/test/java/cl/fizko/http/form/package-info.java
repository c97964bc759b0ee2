@NullMarked
package cl.fizko.http.form;

import org.jspecify.annotations.NullMarked;
