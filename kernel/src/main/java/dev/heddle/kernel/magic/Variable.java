package dev.heddle.kernel.magic;

/// A variable that cells have declared.
///
/// @param name its name
/// @param type its type, as the compiler names it
public record Variable(String name, String type) {}
