package dev.heddle.processes;

/// A line that a child has printed.
///
/// @param child what the child is called
/// @param pid   its process's number
/// @param error whether it was printed as an error
/// @param text  the line, without its end
public record OutputLine(String child, long pid, boolean error, String text) {

    @Override
    public String toString() {
        return child + " (pid " + pid + "): " + text;
    }
}
