/** Access tokens of a Supabase project (supabase §1 to §3) and the keys that sign them. */
@NullMarked
package cl.fizko.http.access.supabase;

import org.jspecify.annotations.NullMarked;
