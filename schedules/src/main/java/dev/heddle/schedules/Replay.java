package dev.heddle.schedules;

/// One schedule that was run again.
///
/// @param finished whether all threads came to their end
/// @param printed  what they printed
/// @param story    who did what
public record Replay(boolean finished, String printed, Story story) {}
