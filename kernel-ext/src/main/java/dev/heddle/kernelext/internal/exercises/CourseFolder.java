package dev.heddle.kernelext.internal.exercises;

import dev.heddle.grader.Course;
import dev.heddle.grader.Exercise;
import dev.heddle.grader.Journal;
import dev.heddle.kernel.magic.MagicException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the exercises are: in the folder of the notebook, or in one above it.
///
/// @param exercises the folder of the exercises
record CourseFolder(Path exercises) {

    /// Looks for it from here upwards.
    ///
    /// @param here the folder of the notebook
    static CourseFolder above(Path here) throws MagicException {
        for (@Nullable
        Path each = here.toAbsolutePath().normalize(); each != null; each = each.getParent()) {
            Path exercises = each.resolve("exercises");
            if (Files.isRegularFile(exercises.resolve(Course.LIST))) {
                return new CourseFolder(exercises);
            }
        }
        throw new MagicException("There are no exercises in the folder of this notebook, nor above it: " + here + ".",
                "Open a notebook of the course with ./heddle lab.");
    }

    Course course() throws IOException {
        return Course.read(exercises, exercises.resolveSibling("solutions"));
    }

    Journal journal() {
        return new Journal(exercises.resolve(Journal.FILE));
    }

    /// Where code is kept that a cell has taken the place of.
    Path earlier() {
        return exercises.resolve("earlier");
    }

    /// The exercise that somebody means; without a name, the first that is not solved.
    Exercise find(@Nullable String name) throws IOException, MagicException {
        Course course = course();
        if (name != null) {
            return course.find(name)
                    .orElseThrow(() -> MagicException.usage("There is no exercise '" + name + "'.",
                            "%progress lists them all."));
        }
        return course.next(journal().read())
                .orElseThrow(() -> new MagicException("All exercises are solved.", "Name one to see it again: 4.1."));
    }
}
