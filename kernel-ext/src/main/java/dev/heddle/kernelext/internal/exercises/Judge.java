package dev.heddle.kernelext.internal.exercises;

import dev.heddle.grader.Checker;
import dev.heddle.grader.Exercise;
import dev.heddle.grader.Verdict;
import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Checks answers, and shows the verdict.
final class Judge {

    private final Map<Locale, Checker> checkers = new ConcurrentHashMap<>(); // each keeps what it has warmed up

    void check(CourseFolder folder, Exercise exercise, Arguments given, Kernel kernel) throws Exception {
        boolean chinese = given.has("--chinese") || Locale.getDefault().getLanguage().equals("zh");
        Checker checker = checkers.computeIfAbsent(chinese ? Locale.CHINESE : Locale.ENGLISH,
                each -> new Checker(each, /* traces= */ false));
        Verdict verdict = kernel.interruptibly(() -> checker.check(exercise));
        folder.journal().checked(verdict);
        VerdictPage page = new VerdictPage(verdict, checker);
        kernel.display(Map.of("text/html", page.html(), "text/plain", page.text()));
    }
}
