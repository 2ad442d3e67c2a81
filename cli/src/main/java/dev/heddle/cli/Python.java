package dev.heddle.cli;

import java.nio.file.Path;

/// A Python that Heddle can make its environment with.
///
/// @param executable the absolute path of the interpreter itself, not of a shim
/// @param version    such as `3.11.7`
record Python(Path executable, String version) {}
