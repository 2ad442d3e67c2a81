/// What cells can call: to show pictures, tables, markup and displays that change, and to ask for input.
@NullMarked
package dev.heddle.worker.display;

import org.jspecify.annotations.NullMarked;
