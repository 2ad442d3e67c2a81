package dev.heddle.cli;

import java.util.List;

/// A check's name and group, with what it has found.
record Finding(String name, Group group, Diagnosis diagnosis) {

    /// How much Heddle wants it.
    enum Group {
        NEEDED("Needed"), GOOD_TO_HAVE("Good to have"), OPTIONAL("Optional");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    Diagnosis.State state() {
        return diagnosis.state();
    }

    static boolean allNeededAreThere(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.state() == Diagnosis.State.REQUIRED_MISSING);
    }
}
