package dev.heddle.schedules.bugs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.heddle.schedules.Scenario;
import dev.heddle.schedules.Schedules;
import dev.heddle.schedules.Verdict;
import dev.heddle.schedules.Verdict.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each kind of mistake is found, for its own reason and with its line, and what is right passes.
@Timeout(60)
final class BugsTest {

    private static final Path SOURCES = Path.of("src/test/java/dev/heddle/schedules/bugs");

    private static Arguments wrong(String mark, Kind kind, Scenario scenario) {
        return argumentSet(mark, mark, kind, scenario);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("lost update", Kind.WRONG_RESULT, () -> Sharing.count(new Sharing.LostUpdate())),
                wrong("volatile is no lock", Kind.WRONG_RESULT, () -> Sharing.count(new Sharing.VolatileOnly())),
                wrong("get and set", Kind.WRONG_RESULT, () -> Sharing.count(new Sharing.SetAfterGet())),
                wrong("check then act", Kind.WRONG_RESULT, () -> Sharing.sell(new Sharing.CheckThenAct())),
                wrong("two locks", Kind.WRONG_RESULT, Sharing::twoLocks),
                wrong("compound action", Kind.WRONG_RESULT, () -> Sharing.words(false)),
                wrong("plain map", Kind.RACE, Sharing::plainMap),
                wrong("torn pair", Kind.WRONG_RESULT, Sharing::tornPair),
                wrong("made twice", Kind.WRONG_RESULT, Sharing::madeTwice),
                wrong("stop flag", Kind.RACE, Visibility::plainFlag),
                wrong("empty loop", Kind.RACE, Visibility::emptyLoop),
                wrong("double check", Kind.RACE, Visibility::brokenDoubleCheck),
                wrong("unsafe publication", Kind.RACE, Visibility::unsafePublication),
                wrong("sleep for join", Kind.WRONG_RESULT, Visibility::sleepForJoin),
                wrong("lock order", Kind.DEADLOCK, Locking::lockOrder),
                wrong("fork order", Kind.DEADLOCK, () -> Locking.locksInOrder(false)),
                wrong("forgotten unlock", Kind.DEADLOCK, Locking::forgottenUnlock),
                wrong("not reentrant", Kind.DEADLOCK, Locking::notReentrant),
                wrong("fourth let in", Kind.WRONG_RESULT, Limits::fourthLetIn),
                wrong("off by one", Kind.WRONG_RESULT, Limits::offByOne),
                wrong("permit lost", Kind.DEADLOCK, Locking::permitLost),
                wrong("not the owner", Kind.EXCEPTION, Locking::notTheOwner),
                wrong("upgrade", Kind.DEADLOCK, Locking::upgrade),
                wrong("not validated", Kind.WRONG_RESULT, () -> Stamps.optimistic(false)),
                wrong("missed signal", Kind.LOST_SIGNAL, Signals::missed),
                wrong("if for while", Kind.EXCEPTION, Signals::ifForWhile),
                wrong("notify for notifyAll", Kind.LOST_SIGNAL, () -> Signals.buffer(false)),
                wrong("signal before the flag", Kind.DEADLOCK, () -> Signals.gate(false)),
                wrong("notify without the lock", Kind.EXCEPTION, Signals::withoutLock),
                wrong("latch not counted down", Kind.DEADLOCK, () -> Signals.latch(false)),
                wrong("barrier too large", Kind.DEADLOCK, () -> Signals.barrier(3)),
                wrong("one pill for two", Kind.DEADLOCK, () -> Signals.pills(2, 1)),
                wrong("parked for ever", Kind.DEADLOCK, () -> Signals.park(false)),
                wrong("swallowed interrupt", Kind.LIVELOCK, () -> Signals.interrupted(false)),
                wrong("order of submission", Kind.DEADLOCK, () -> Tasks.inOrderOfCompletion(false)),
                wrong("virtual threads", Kind.WRONG_RESULT, () -> Tasks.virtualSum(false)),
                wrong("lost task", Kind.WRONG_RESULT, () -> Tasks.lostTask(false)),
                wrong("nested get", Kind.DEADLOCK, () -> Tasks.nested(1)),
                wrong("not closed", Kind.LEFT_THREAD, Tasks::unclosed),
                wrong("list in callbacks", Kind.RACE, () -> Tasks.callbacks(false)),
                wrong("list in mapConcurrent", Kind.RACE, Streams::oneAtATime),
                wrong("never completed", Kind.DEADLOCK, () -> Tasks.neverCompleted(false)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrong_answer_fails_for_its_own_reason_and_with_its_line(String mark, Kind kind, Scenario scenario)
            throws Exception {
        Verdict verdict = Schedules.of(scenario).check();

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
            assertThat(failed.kind()).as(failed.story().toString()).isEqualTo(kind);
            assertThat(failed.story().text(Locale.ENGLISH)).contains(lineOf(mark));
        });
    }

    private static Arguments right(String name, Scenario scenario) {
        return argumentSet(name, scenario);
    }

    static Stream<Arguments> right() {
        return Stream.of(
                right("guarded counter", () -> Sharing.count(new Sharing.Guarded())),
                right("atomic counter", () -> Sharing.count(new Sharing.Atomic())),
                right("check and act", () -> Sharing.sell(new Sharing.CheckAndAct())),
                right("merge", () -> Sharing.words(true)),
                right("synchronized list", Sharing::synchronizedList),
                right("whole pair", Sharing::wholePair),
                right("made once", Sharing::madeOnce),
                right("volatile flag", Visibility::volatileFlag),
                right("sleeping loop", Visibility::sleepingLoop),
                right("double check", Visibility::soundDoubleCheck),
                right("holder", Visibility::holder),
                right("safe publication", Visibility::safePublication),
                right("join", Visibility::join),
                right("locks in order", Locking::inOrder),
                right("forks in order", () -> Locking.locksInOrder(true)),
                right("unlock in finally", Locking::unlockInFinally),
                right("reentrant", Locking::reentrant),
                right("three let in", Limits::threeLetIn),
                right("permit kept", Locking::permitKept),
                right("downgrade", Locking::downgrade),
                right("validated", () -> Stamps.optimistic(true)),
                right("event", Signals::event),
                right("mailbox", Signals::mailbox),
                right("notifyAll", () -> Signals.buffer(true)),
                right("condition", () -> Signals.gate(true)),
                right("latch", () -> Signals.latch(true)),
                right("barrier", () -> Signals.barrier(2)),
                right("phaser", Signals::phaser),
                right("exchanger", Signals::exchanger),
                right("two pills", () -> Signals.pills(2, 2)),
                right("park in a loop", () -> Signals.park(true)),
                right("interrupt kept", () -> Signals.interrupted(true)),
                right("order of completion", () -> Tasks.inOrderOfCompletion(true)),
                right("virtual threads", () -> Tasks.virtualSum(true)),
                right("virtual threads and monitors", Tasks::virtualMonitors),
                right("drained", () -> Tasks.lostTask(true)),
                right("nested in two", () -> Tasks.nested(2)),
                right("guarded callbacks", () -> Tasks.callbacks(true)),
                right("completed", () -> Tasks.neverCompleted(true)),
                right("mapConcurrent", Streams::mapConcurrent),
                right("fork and join", Tasks::forkJoin),
                right("scheduled", Tasks::scheduled),
                right("timeout", Tasks::timeout));
    }

    @ParameterizedTest
    @MethodSource("right")
    void right_answer_passes(Scenario scenario) throws Exception {
        Verdict verdict = Schedules.of(scenario).check();

        assertThat(verdict.text(Locale.ENGLISH)).doesNotContain("\n");
        assertThat(verdict.passed()).as(verdict.text(Locale.ENGLISH)).isTrue();
    }

    private static String lineOf(String mark) {
        for (String name : List.of("Sharing", "Visibility", "Locking", "Limits", "Stamps", "Signals", "Tasks",
                "Streams")) {
            try {
                List<String> lines = Files.readAllLines(SOURCES.resolve(name + ".java"));
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).endsWith("// BUG " + mark)) {
                        return name + ".java:" + (i + 1);
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        throw new IllegalArgumentException("no line is marked with " + mark);
    }
}
