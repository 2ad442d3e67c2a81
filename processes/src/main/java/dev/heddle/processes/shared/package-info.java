/// Values, locks and queues that several JVMs share.
///
/// Each object is made in one process, its owner, and travels to others by Java serialization: a lambda captures it, a
/// queue carries it. What travels is a handle; the memory is one and the same.
@NullMarked
package dev.heddle.processes.shared;

import org.jspecify.annotations.NullMarked;
