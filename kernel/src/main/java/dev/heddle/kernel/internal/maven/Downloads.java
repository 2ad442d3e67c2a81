package dev.heddle.kernel.internal.maven;

import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/// Tells which jars are downloaded. POMs are many and small, so they are not told.
final class Downloads extends AbstractTransferListener {

    private static final double KILO = 1024.0;

    private final Consumer<String> progress;

    Downloads(Consumer<String> progress) {
        this.progress = progress;
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        String name = event.getResource().getResourceName();
        if (event.getRequestType() == TransferEvent.RequestType.GET && name.endsWith(".jar")) {
            progress.accept(String.format(Locale.ROOT, "Downloaded %s (%.0f KB)",
                    name.substring(name.lastIndexOf('/') + 1), event.getTransferredBytes() / KILO));
        }
    }
}
