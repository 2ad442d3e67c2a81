package dev.heddle.processes.internal.jvm;

import dev.heddle.processes.internal.child.MainClass;
import dev.heddle.processes.internal.copy.LambdaShape;
import dev.heddle.processes.internal.copy.LambdaShapes;
import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import dev.heddle.processes.internal.link.FrameReader;
import dev.heddle.processes.internal.link.FrameWriter;
import dev.heddle.processes.internal.link.ReplyWay;
import dev.heddle.processes.internal.link.TaskMessage;
import dev.heddle.processes.shared.SharedLock;
import dev.heddle.processes.shared.SharedQueue;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Lets a child do once all that children do, so that its start cache holds what they need.
///
/// @param process the child
record Rehearsal(Process process) implements AutoCloseable {

    /// A lambda's type.
    private interface Part extends Callable<Object>, Serializable {}

    void play() throws IOException, InterruptedException {
        ReplyWay way = ReplyWay.make();
        var _ = process.onExit().thenRun(() -> release(way));
        FrameWriter child = new FrameWriter(process.getOutputStream());
        child.write(new Frame(Kind.OPEN, 0, way.place().getBytes(StandardCharsets.UTF_8)));
        LambdaShapes shapes = new LambdaShapes();
        for (Object part : parts()) {
            child.write(new Frame(Kind.TASK, 1, new TaskMessage(0, Map.of(), Shipment.of(part).object()).toBytes()));
            Shipment brief = Shipment.of(part, shapes);
            for (LambdaShape lambda : brief.lambdas()) {
                child.write(new Frame(Kind.LAMBDA, lambda.number(),
                        new TaskMessage(0, Map.of(), lambda.definition()).toBytes()));
                child.write(new Frame(Kind.SHORT_TASK, 1, brief.object()));
            }
        }
        child.write(Frame.of(Kind.END, 0));
        try (FrameReader replies = new FrameReader(way.input())) {
            for (Frame frame = replies.read(); frame != null; frame = replies.read()) {
                if (frame.kind() == Kind.READY) {
                    way.found();
                } else if (frame.kind() == Kind.CLOSING) {
                    child.write(Frame.of(Kind.BYE, 0));
                }
            }
        }
    }

    @SuppressWarnings("serial") // whoever can send a task can do more than call these
    private static List<Object> parts() {
        List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
        Map<String, Double> prices = new HashMap<>(Map.of("a", 1.0));
        double[] array = {1, 2};
        Part counts = () -> numbers.size() + prices.size() + array.length;
        Part formats = () -> "text %d".formatted(numbers.size());
        Part lists = () -> List.copyOf(numbers);
        Part shares = Rehearsal::shares;
        Part loads = Rehearsal::loads;
        return List.of(counts, formats, lists, shares, loads, MainClass.task(Main.class.getName(), List.of()));
    }

    /// The types of the tasks that come. This package must not know them.
    private static Object loads() throws ClassNotFoundException {
        List<Class<?>> loaded = new ArrayList<>();
        for (String name : List.of("Task", "Action", "Mapping", "Chunk")) {
            loaded.add(Class.forName("dev.heddle.processes." + name));
        }
        return loaded.size();
    }

    private static Object shares() throws InterruptedException {
        SharedQueue<Integer> queue = SharedQueue.ofCapacity(2);
        queue.put(1);
        queue.take();
        boolean came = queue.poll(1, TimeUnit.MILLISECONDS) != null;
        queue.release();
        try (SharedLock lock = SharedLock.create()) {
            return lock.tryLock() == came;
        }
    }

    /// A program that children play.
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            System.out.println(arguments.length);
        }
    }

    private static void release(ReplyWay way) {
        try {
            way.found();
        } catch (IOException e) {
            System.getLogger(Rehearsal.class.getName())
                    .log(System.Logger.Level.DEBUG, "the way of a rehearsal cannot be closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }
}
