/// Benchmarks of Heddle against its peers, each pair in one run.
@NullMarked
package dev.heddle.bench;

import org.jspecify.annotations.NullMarked;
