/** Tokens of a project that is made up, with a stand-in for the server that tells its keys. */
@NullMarked
package cl.fizko.http.access.supabase;

import org.jspecify.annotations.NullMarked;
