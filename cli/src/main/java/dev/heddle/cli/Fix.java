package dev.heddle.cli;

import java.util.List;

/// What to do about something that is missing.
sealed interface Fix {

    /// What to type or to do, in words for a person.
    String text();

    /// Packages to install; those of several findings can be installed by one command.
    ///
    /// @param command  what stands before the names
    /// @param packages their names
    record Install(String command, List<String> packages) implements Fix {

        public Install {
            packages = List.copyOf(packages);
        }

        @Override
        public String text() {
            return command + " " + String.join(" ", packages);
        }
    }

    /// Anything else: a command, or a sentence.
    record Step(String text) implements Fix {}
}
