package dev.heddle.cli;

import dev.heddle.grader.Course;
import dev.heddle.grader.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder that holds Heddle: where its notebooks, its jars and what it installs for itself are.
record Home(Path root) {

    private static final String PROPERTY = "heddle.home";

    Home {
        root = root.toAbsolutePath().normalize();
    }

    /// The home that the door (`./heddle`) has named.
    static Home ofThisProcess() {
        String named = System.getProperty(PROPERTY);
        if (named == null) {
            throw new SetupException("Heddle was started without knowing where its files are.",
                    "start it as ./heddle (or heddle.cmd) in its own folder.");
        }
        Home home = new Home(Path.of(named));
        if (!Files.isRegularFile(home.root.resolve("pom.xml"))) {
            throw new SetupException("There is no Heddle in " + home.root + ".",
                    "start ./heddle in the folder that holds it.");
        }
        return home;
    }

    /// What tells another process of this program where it is.
    String property() {
        return "-D" + PROPERTY + "=" + root;
    }

    Path notebooks() {
        return root.resolve("notebooks");
    }

    /// The exercises.
    Course course() throws IOException {
        return Course.read(exercises(), solutions());
    }

    /// What this learner has done.
    Journal journal() {
        return new Journal(exercises().resolve(Journal.FILE));
    }

    Path exercises() {
        return root.resolve("exercises");
    }

    Path solutions() {
        return root.resolve("solutions");
    }

    /// What Heddle makes for itself: the Python environment, logs, stamps. Safe to delete.
    Path workFolder() {
        return root.resolve(".heddle");
    }

    /// The jars that a kernelspec gets a copy of.
    Path kernelJars() {
        return root.resolve("cli/target/heddle/kernel");
    }

    Path requirements() {
        return root.resolve("requirements.txt");
    }

    Path testRequirements() {
        return root.resolve("tests/requirements.txt");
    }
}
