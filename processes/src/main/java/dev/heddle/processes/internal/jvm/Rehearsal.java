package dev.heddle.processes.internal.jvm;

import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import dev.heddle.processes.internal.link.FrameReader;
import dev.heddle.processes.internal.link.FrameWriter;
import dev.heddle.processes.internal.link.ReplyWay;
import dev.heddle.processes.internal.link.TaskMessage;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

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
        List<Shipment> parts = parts();
        for (int i = 0; i < parts.size(); i++) {
            Shipment part = parts.get(i);
            child.write(new Frame(Kind.TASK, i,
                    new TaskMessage(0, Map.of(), part.object()).toBytes()));
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

    private static List<Shipment> parts() {
        List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
        Map<String, Double> prices = new HashMap<>(Map.of("a", 1.0));
        double[] array = {1, 2};
        Part counts = () -> numbers.size() + prices.size() + array.length;
        Part prints = () -> "text %d".formatted(numbers.size());
        Part lists = () -> List.copyOf(numbers);
        return List.of(Shipment.of(counts), Shipment.of(prints), Shipment.of(lists));
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
