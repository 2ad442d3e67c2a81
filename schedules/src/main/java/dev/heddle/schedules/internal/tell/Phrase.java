package dev.heddle.schedules.internal.tell;

import java.text.MessageFormat;
import java.util.Locale;

/// What is said of a run, in the two languages of the course.
public enum Phrase {

    READS("reads {0}: {1}", "读 {0}：{1}"), WRITES("writes {0}: {1}", "写 {0}：{1}"), READS_PLAIN("reads {0}",
            "读 {0}"), WRITES_PLAIN("writes {0}", "写 {0}"), TAKES("takes the lock of {0}", "取得 {0} 的锁"), GIVES(
                    "gives back the lock of {0}",
                    "释放 {0} 的锁"), WAITS_FOR("wants the lock of {0} and must wait", "想要 {0} 的锁，只能等待"), CALLS("calls {0}",
                            "调用 {0}"), USES("uses the {0}: {1}", "使用 {0}：{1}"), GOES_ON("goes on after {0}",
                                    "{0} 之后继续"), STARTS("starts thread {0}", "启动线程 {0}"), ENDS("looks at thread {0}",
                                            "查看线程 {0}"), WAITS_HERE("waits here for ever", "永远等在这里"), REPEATS(
                                                    "… and so on, {0} steps more",
                                                    "……如此重复，还有 {0} 步"), CHECK_FAILED("The check at the end fails: {0}",
                                                            "最后的检查失败：{0}"), THREW("Thread {0} ends with {1}",
                                                                    "线程 {0} 因异常结束：{1}"), BOTH_SAW(
                                                                            "Threads {0} and {1} both saw {2} = {3} before one of them wrote it.",
                                                                            "线程 {0} 和 {1} 都读到 {2} = {3}，然后才有一个写入。"), DEADLOCK(
                                                                                    "Deadlock: nobody can go on.",
                                                                                    "死锁：谁都无法继续。"), WAITS_HELD(
                                                                                            "Thread {0} waits for {1}, which thread {2} holds.",
                                                                                            "线程 {0} 等待 {1}，它被线程 {2} 持有。"), WAITS_ENDED(
                                                                                                    "Thread {0} waits for {1}, which thread {2} still held when it ended.",
                                                                                                    "线程 {0} 等待 {1}，线程 {2} 结束时没有释放它。"), WAITS_NOTIFY(
                                                                                                            "Thread {0} waits to be notified on {1}, and nobody is left who will do it.",
                                                                                                            "线程 {0} 在 {1} 上等待通知，但已经没有线程会通知它。"), WAITS_JOIN(
                                                                                                                    "Thread {0} waits for the end of thread {1}.",
                                                                                                                    "线程 {0} 等待线程 {1} 结束。"), WAITS_PARK(
                                                                                                                            "Thread {0} waits in {1}, and nobody is left who will let it go on.",
                                                                                                                            "线程 {0} 在 {1} 中等待，但已经没有线程会让它继续。"), LEFT_BEHIND(
                                                                                                                                    "The scenario is over, but a thread is left that never ends: is something not closed?",
                                                                                                                                    "场景已经结束，但还有线程永远不会结束：是不是忘了关闭什么？"), RACE(
                                                                                                                                            "A data race on {0}: nothing orders what thread {1} does at {2} and thread {3} at {4}. No lock, no volatile, "
                                                                                                                                                    + "no join stands between them, so one thread may never see what the other wrote.",
                                                                                                                                            "{0} 上的数据竞争：线程 {1} 在 {2} 和线程 {3} 在 {4} 的操作之间没有任何先后关系（没有锁、没有 volatile、没有 join），"
                                                                                                                                                    + "因此一个线程可能永远看不到另一个线程写的值。"), RACE_COLLECTION(
                                                                                                                                                            "Two threads use one {0}, which is not made for that: thread {1} at {2} and thread {3} at {4}, "
                                                                                                                                                                    + "without a lock that both take.",
                                                                                                                                                            "两个线程同时使用一个非线程安全的 {0}：线程 {1} 在 {2}，线程 {3} 在 {4}，没有共同的锁。"), BROKEN(
                                                                                                                                                                    "A promise does not hold after a step of thread {1}: {0}",
                                                                                                                                                                    "线程 {1} 的一步之后，约定不再成立：{0}"), LOCK_KEPT(
                                                                                                                                                                            "Thread {0} ends and still holds {1}: it was never given back.",
                                                                                                                                                                            "线程 {0} 结束时仍持有 {1}：锁没有释放。"), SPINS(
                                                                                                                                                                                    "Livelock: thread {0} goes round and round, and nobody is left who changes what it waits for.",
                                                                                                                                                                                    "活锁：线程 {0} 一直循环，已经没有线程会改变它等待的东西。"), TOO_LONG(
                                                                                                                                                                                            "The program does not come to an end: {0} steps, and thread {1} still runs.",
                                                                                                                                                                                            "程序没有结束：已经 {0} 步，线程 {1} 还在运行。"), REFUSED(
                                                                                                                                                                                                    "This cannot be checked: {0}",
                                                                                                                                                                                                    "无法检查：{0}"), PASSED_ALL(
                                                                                                                                                                                                            "Holds in all schedules ({0} were run; all others differ from one of them only in the order of steps that "
                                                                                                                                                                                                                    + "do not touch each other).",
                                                                                                                                                                                                            "在所有调度下都成立（运行了 {0} 个；其余的只是无关步骤的次序不同）。"), PASSED_SOME(
                                                                                                                                                                                                                    "No failure in {0} schedules; there are more.",
                                                                                                                                                                                                                    "{0} 个调度中没有失败；还有更多调度没有运行。"), SCHEDULE(
                                                                                                                                                                                                                            "schedule: {0}",
                                                                                                                                                                                                                            "调度：{0}"), AT(
                                                                                                                                                                                                                                    "{0} It is at {2}.",
                                                                                                                                                                                                                                    "{1} 位置：{2}。"), LINE(
                                                                                                                                                                                                                                            "line",
                                                                                                                                                                                                                                            "行"), AFTER(
                                                                                                                                                                                                                                                    "the {0}th schedule",
                                                                                                                                                                                                                                                    "第 {0} 个调度"), AND_MORE(
                                                                                                                                                                                                                                                            "… {0} steps more",
                                                                                                                                                                                                                                                            "……还有 {0} 步"), SWITCH(
                                                                                                                                                                                                                                                                    "switch",
                                                                                                                                                                                                                                                                    "切换");

    private final String english;
    private final String chinese;

    Phrase(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /// The phrase in the language, with values put in.
    public String in(Locale language, Object... values) {
        String pattern = language.getLanguage().equals("zh") ? chinese : english;
        String safe = pattern.replace("'", "''");
        return new MessageFormat(safe, Locale.ROOT).format(texts(values));
    }

    /// Numbers are not to get commas.
    private static Object[] texts(Object[] values) {
        Object[] texts = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = String.valueOf(values[i]);
        }
        return texts;
    }
}
