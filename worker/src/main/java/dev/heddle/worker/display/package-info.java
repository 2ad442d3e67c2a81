/// What cells can call to show things: pictures, tables, markup, and displays that change.
@NullMarked
package dev.heddle.worker.display;

import org.jspecify.annotations.NullMarked;
