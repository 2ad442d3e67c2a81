package dev.heddle.cli;

import java.util.function.Supplier;

/// One question that `heddle doctor` asks.
///
/// @param name     what is looked for
/// @param group    how much Heddle wants it
/// @param question looks for it; may take as long as a program takes to answer
record Check(String name, Finding.Group group, Supplier<Diagnosis> question) {

    static Check needed(String name, Supplier<Diagnosis> question) {
        return new Check(name, Finding.Group.NEEDED, question);
    }

    static Check goodToHave(String name, Supplier<Diagnosis> question) {
        return new Check(name, Finding.Group.GOOD_TO_HAVE, question);
    }

    static Check optional(String name, Supplier<Diagnosis> question) {
        return new Check(name, Finding.Group.OPTIONAL, question);
    }

    Finding found(Diagnosis diagnosis) {
        return new Finding(name, group, diagnosis);
    }
}
