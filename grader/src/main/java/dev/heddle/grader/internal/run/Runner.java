package dev.heddle.grader.internal.run;

import dev.heddle.grader.internal.compile.Phrases;
import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs the checks in the JVM that was started for them, and ends it.
final class Runner {

    private static final int SCHEDULES_EACH = 10;

    private final Order order;
    private final Phrases phrases;
    private final Telling telling;

    private Runner(Order order, Telling telling) {
        this.order = order;
        this.phrases = Phrases.in(Locale.forLanguageTag(order.language()));
        this.telling = telling;
    }

    /// Does what is ordered, and ends the JVM: no thread that an answer has left behind keeps it alive.
    ///
    /// @return nothing, as it does not return
    static int run(Order order) throws IOException, InterruptedException {
        if (order.conditions().oneProcessor()) {
            OneProcessor.take();
        }
        Locale.setDefault(Locale.forLanguageTag(order.language()));
        Telling telling = new Telling(Path.of(order.events()));
        new Runner(order, telling).runAll();
        telling.tell(new Event(Event.Kind.DONE, "", "", ""));
        Runtime.getRuntime().halt(0);
        throw new IllegalStateException("the JVM has ended");
    }

    private void runAll() throws MalformedURLException {
        URL[] places = new URL[order.places().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = Path.of(order.places().get(i)).toUri().toURL();
        }
        Listener listener = new Listener(new Deadline(order.conditions().seconds(), phrases, telling));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> telling.exiting(phrases)));
        for (int time = 0; time < order.conditions().times() && !listener.failed; time++) {
            boolean schedulesToo = time % SCHEDULES_EACH == 0;
            Thread.currentThread().setContextClassLoader(new URLClassLoader(places, Runner.class.getClassLoader()));
            launcher().execute(LauncherDiscoveryRequestBuilder.request()
                    .selectors(order.checks().stream().<DiscoverySelector>map(DiscoverySelectors::selectClass).toList())
                    .filters((PostDiscoveryFilter) each -> FilterResult.includedIf(
                            !order.leaveOut().contains(each.getUniqueId().toString())
                                    && (schedulesToo || !isOfSchedules(each))))
                    .build(), listener);
        }
    }

    private static boolean isOfSchedules(TestDescriptor test) {
        return test.getSource()
                .filter(each -> each instanceof MethodSource method
                        && method.getJavaMethod().isAnnotationPresent(Schedules.class))
                .isPresent();
    }

    /// Only JUnit's own engine, and nothing that registers itself: an answer could bring it.
    private static Launcher launcher() {
        return LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build());
    }

    /// Tells of each check.
    private final class Listener implements TestExecutionListener {

        private final Deadline deadline;
        private boolean failed;

        Listener(Deadline deadline) {
            this.deadline = deadline;
        }

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
                telling.begin(new Event(Event.Kind.BEGAN, test.getUniqueId(), what(test), ""));
                deadline.begin();
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            Throwable thrown = result.getThrowable().orElse(null);
            failed |= thrown != null;
            if (test.isTest()) {
                deadline.end();
                telling.end(result.getStatus() == TestExecutionResult.Status.SUCCESSFUL
                        ? new Event(Event.Kind.PASSED, test.getUniqueId(), what(test), "")
                        : new Event(Event.Kind.FAILED, test.getUniqueId(), what(test), text(thrown)));
            } else if (thrown != null) {
                telling.tell(new Event(Event.Kind.FAILED, test.getUniqueId(), test.getDisplayName(), text(thrown)));
            }
        }

        private String text(@Nullable Throwable thrown) {
            return thrown == null ? "" : new Blame(phrases, order.conditions().traces()).of(thrown);
        }
    }

    /// What a check tries, in its own words; else what its method is called.
    private String what(TestIdentifier test) {
        Method method = test.getSource()
                .filter(each -> each instanceof MethodSource)
                .map(each -> ((MethodSource) each).getJavaMethod())
                .orElse(null);
        Tries tries = method == null ? null : method.getAnnotation(Tries.class);
        if (method == null || tries == null) {
            return test.getDisplayName().replaceAll("\\(\\)$", "").replace('_', ' ');
        }
        String own = tries.value();
        String said = order.language().startsWith("zh") ? tries.zh() : own;
        boolean oneOfMany = !test.getDisplayName().startsWith(method.getName());
        return oneOfMany ? said + " " + test.getDisplayName() : said;
    }
}
