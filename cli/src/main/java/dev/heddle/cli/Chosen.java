package dev.heddle.cli;

import dev.heddle.grader.Course;
import dev.heddle.grader.Exercise;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Which exercises a learner means.
final class Chosen {

    private Chosen() {}

    /// Those of some names; without a name, the next.
    static List<Exercise> exercises(Home home, List<String> names) throws IOException {
        Course course = home.course();
        return names.isEmpty() ? List.of(next(home)) : names.stream().map(each -> find(course, each)).toList();
    }

    /// The exercise of a number or a name.
    static Exercise find(Course course, String name) {
        return course.find(name)
                .orElseThrow(() -> new SetupException("There is no exercise '" + name + "'.",
                        "./heddle progress lists them all."));
    }

    /// The first that is not solved.
    static Exercise next(Home home) throws IOException {
        return unsolved(home).orElseThrow(() -> new SetupException("All exercises are solved.",
                "name one to look at it again, such as 4.1."));
    }

    /// The first that is not solved, if there is one.
    static Optional<Exercise> unsolved(Home home) throws IOException {
        return home.course().next(home.journal().read());
    }
}
