package dev.heddle.kernel.magic;

/// A cell that was run.
///
/// @param number its number, as the notebook shows it
/// @param code   its text
public record PastCell(int number, String code) {}
