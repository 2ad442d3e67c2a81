/// The kernel's own magics, and how magics are found in a cell. They do what they do by
/// [dev.heddle.kernel.magic.Kernel] alone, as those of other modules.
@NullMarked
package dev.heddle.kernel.internal.magics;

import org.jspecify.annotations.NullMarked;
