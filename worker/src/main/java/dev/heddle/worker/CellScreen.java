package dev.heddle.worker;

import dev.heddle.worker.Report.Displayed;
import dev.heddle.worker.Report.Stream;
import dev.heddle.worker.display.DisplayEvent;
import dev.heddle.worker.display.Screen;
import java.nio.charset.StandardCharsets;

/// Sends what a thread displays to the kernel, behind all that it has printed before.
final class CellScreen implements Screen {

    private final Link link;
    private final OutputPump pump;
    private final CellOwner owner;

    CellScreen(Link link, OutputPump pump, CellOwner owner) {
        this.link = link;
        this.pump = pump;
        this.owner = owner;
    }

    @Override
    public void show(DisplayEvent event) {
        CellThread.shelter(() -> send(event));
    }

    @Override
    public void warn(String sentence) {
        byte[] bytes = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        CellThread.shelter(() -> pump.write(owner.ofThisThread(), Stream.ERR, bytes, 0, bytes.length));
    }

    private void send(DisplayEvent event) {
        pump.drain();
        link.sendIfHeard(new Displayed(owner.ofThisThread(), event));
    }
}
