/** The tasks that this version can run. Adding one is a class and a line in its Dagger module. */
@NullMarked
package cl.fizko.boot.tasks;

import org.jspecify.annotations.NullMarked;
