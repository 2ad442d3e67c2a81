package dev.heddle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A folder with what a built Heddle has, as far as the commands look; they find it as the door names it. It is beside
/// other folders of the test, below one that goes away with it.
final class FakeHome implements BeforeEachCallback, AfterEachCallback {

    private static final String PROPERTY = "heddle.home";

    private final @Nullable String before = System.getProperty(PROPERTY);
    private Path folder = Path.of("");

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("heddle test 中文");
        Home home = home();
        Files.createDirectories(home.kernelJars());
        Files.writeString(home.kernelJars().resolve("heddle-kernel.jar"), "the kernel");
        Files.writeString(home.root().resolve("pom.xml"), "<project/>");
        Files.writeString(home.requirements(), "jupyterlab==4.6.4\n");
        Files.createDirectory(home.notebooks());
        Files.writeString(home.notebooks().resolve("00-start-here.ipynb"), "{}");
        System.setProperty(PROPERTY, home.root().toString());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (before == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
        FileTree.delete(folder);
    }

    Home home() {
        return new Home(folder.resolve("Heddle"));
    }

    /// Where a test may put things that do not belong to Heddle.
    Path folder() {
        return folder;
    }
}
