package dev.heddle.schedules.internal.tell;

/// One row of the table.
///
/// @param column   the thread's column
/// @param where    the line in the source
/// @param what     what the thread does
/// @param switched whether another thread ran before
public record Row(int column, String where, Saying what, boolean switched) {}
