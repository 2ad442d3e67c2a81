package dev.heddle.schedules.internal.trace;

/// What one thread does between two decisions.
///
/// @param strand  who runs
/// @param choice  who could have run; one alone if there was no choice
/// @param current who ran before
/// @param first   the number of the first event
/// @param point   how many points the thread had passed
public record Step(int strand, Choice choice, int current, int first, int point) {}
