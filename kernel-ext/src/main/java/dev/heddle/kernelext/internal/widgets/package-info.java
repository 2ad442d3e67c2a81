/// Buttons and the like in the front end, by the protocol of Jupyter widgets.
@NullMarked
package dev.heddle.kernelext.internal.widgets;

import org.jspecify.annotations.NullMarked;
