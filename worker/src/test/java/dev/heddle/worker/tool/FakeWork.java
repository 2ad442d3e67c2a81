package dev.heddle.worker.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Work that a test makes: what a tool tells can be read afterwards.
final class FakeWork implements Work {

    private final List<String> arguments;
    private final List<Body> bodies;
    private final StringBuilder told = new StringBuilder();

    FakeWork(List<String> arguments, Class<?>... holders) {
        this.arguments = arguments;
        this.bodies = List.<Class<?>>of(holders).stream().map(FakeWork::body).toList();
    }

    static Body body(Class<?> holder) {
        return new Body() {
            @Override
            public @Nullable Object run() throws Throwable {
                return holder.getDeclaredMethod("do_it$").invoke(null);
            }

            @Override
            public Class<?> holder() {
                return holder;
            }
        };
    }

    String told() {
        return told.toString();
    }

    /// How often a line begins with a word.
    long count(String word) {
        return told().lines().filter(each -> each.startsWith(word + " ")).count();
    }

    /// The last word of the only line that begins so.
    String value(String begin) {
        List<String> lines = told().lines().filter(each -> each.matches(begin + "[ =].*")).toList();
        return lines.getFirst().split("[ =]", -1)[lines.getFirst().split("[ =]", -1).length - 1];
    }

    @Override
    public List<String> arguments() {
        return arguments;
    }

    @Override
    public List<Body> bodies() {
        return bodies;
    }

    @Override
    public void tell(String text) {
        told.append(text);
    }

    @Override
    public void print(String text, boolean error) {
        throw new IllegalStateException("nothing is to be printed: " + text);
    }

    @Override
    public ClassLoader classes() {
        return FakeWork.class.getClassLoader();
    }

    @Override
    public String cell() {
        return "cell";
    }

    @Override
    public @Nullable String cellOf(Thread thread) {
        return thread.getName().startsWith("other") ? "other" : null;
    }
}
