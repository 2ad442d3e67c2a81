/// Tests of the benchmarks: what is counted, not what is fast.
@NullMarked
package dev.heddle.bench;

import org.jspecify.annotations.NullMarked;
