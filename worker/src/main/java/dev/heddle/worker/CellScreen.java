package dev.heddle.worker;

import dev.heddle.worker.Report.Displayed;
import dev.heddle.worker.Report.Stream;
import dev.heddle.worker.display.DisplayEvent;
import dev.heddle.worker.display.Screen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Sends what a thread displays to the kernel, behind all that it has printed before.
final class CellScreen implements Screen {

    private final Link link;
    private final OutputPump pump;
    private final Runnable permission;

    /// @param permission run by the displaying thread before anything is locked; throws if it is to display no more
    CellScreen(Link link, OutputPump pump, Runnable permission) {
        this.link = link;
        this.pump = pump;
        this.permission = permission;
    }

    @Override
    public void show(DisplayEvent event) {
        permission.run();
        pump.drain();
        try {
            link.send(new Displayed(CellOwner.ofThisThread(), event));
        } catch (IOException e) {
            // The kernel is gone: the thread that reads its commands has seen it too, and ends this JVM.
            return;
        }
    }

    @Override
    public void warn(String sentence) {
        permission.run();
        byte[] bytes = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        pump.write(CellOwner.ofThisThread(), Stream.ERR, bytes, 0, bytes.length);
    }
}
