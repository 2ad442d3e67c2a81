package dev.heddle.worker;

import dev.heddle.worker.Report.Displayed;
import dev.heddle.worker.Report.Stream;
import dev.heddle.worker.display.DisplayEvent;
import dev.heddle.worker.display.Screen;

/// Sends what a thread displays to the kernel, behind all that it has printed before.
final class CellScreen implements Screen {

    private final OutputPump pump;
    private final CellOwner owner;

    CellScreen(OutputPump pump, CellOwner owner) {
        this.pump = pump;
        this.owner = owner;
    }

    @Override
    public void show(DisplayEvent event) {
        CellThread.shelter(() -> pump.send(new Displayed(owner.ofThisThread(), event)));
    }

    @Override
    public void warn(String sentence) {
        CellThread.shelter(() -> pump.write(owner.ofThisThread(), Stream.ERR, sentence + "\n"));
    }
}
