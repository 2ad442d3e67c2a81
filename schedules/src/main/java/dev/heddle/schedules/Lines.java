package dev.heddle.schedules;

/// Between how many lines a program prints.
///
/// Both numbers are those of real runs. That there are no others is likely if `all`, and no proof: positions count as one if
/// each thread is at the same place, has just read the same, and the variables that they share have the same values.
///
/// @param fewest         the fewest
/// @param most           the most
/// @param fewestSchedule the text that runs a schedule with the fewest again
/// @param mostSchedule   the text that runs a schedule with the most again
/// @param schedules      how many were run
/// @param all            whether every position was left in every way
public record Lines(int fewest, int most, String fewestSchedule, String mostSchedule, int schedules, boolean all) {}
