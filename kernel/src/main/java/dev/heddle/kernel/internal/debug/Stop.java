package dev.heddle.kernel.internal.debug;

import com.sun.jdi.ThreadReference;

/// That a thread was stopped.
///
/// @param thread which
/// @param reason `breakpoint`, `step`, `pause` or `exception`
/// @param text   what was thrown; empty for other reasons
record Stop(ThreadReference thread, String reason, String text) {}
