/// The rules of the house, and the tests that hold the modules to them.
@NullMarked
package dev.heddle.house;

import org.jspecify.annotations.NullMarked;
