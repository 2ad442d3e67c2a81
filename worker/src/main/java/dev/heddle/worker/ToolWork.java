package dev.heddle.worker;

import dev.heddle.worker.Report.Stream;
import dev.heddle.worker.tool.Body;
import dev.heddle.worker.tool.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call of a tool, of which the kernel will get what it tells.
final class ToolWork implements Work {

    private final String cell;
    private final List<String> arguments;
    private final List<Body> bodies;
    private final ClassLoader classes;
    private final Told told;
    private final OutputPump pump;

    ToolWork(String cell, List<String> arguments, List<Body> bodies, ClassLoader classes, Told told, OutputPump pump) {
        this.cell = cell;
        this.arguments = arguments;
        this.bodies = bodies;
        this.classes = classes;
        this.told = told;
        this.pump = pump;
    }

    @Override
    public String cell() {
        return cell;
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
        told.add(text);
    }

    @Override
    public void print(String text, boolean error) {
        pump.write(cell, error ? Stream.ERR : Stream.OUT, text);
    }

    @Override
    public ClassLoader classes() {
        return classes;
    }

    @Override
    public @Nullable String cellOf(Thread thread) {
        return CellContext.cellOf(thread);
    }
}
