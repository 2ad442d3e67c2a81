package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.internal.maven.MavenLibraries;
import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `%loadFromPOM` and `%%loadFromPOM`
final class LoadFromPomMagic implements Magic {

    private static final List<String> USUAL = List.of("compile", "runtime", "system", "import");

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE_OR_CELL, "Adds the libraries that a Maven POM names to what cells can import.",
                "loadFromPOM")
                .with(Parameter.any(Value.path("POM|SCOPE"),
                        "On a line, first the POM's file; then the scopes that count."))
                .withDetails("""
                        The scopes are `compile`, `runtime`, `system` and `import` if none is named. As a cell, the body
                        is a POM, or as much of it as READMEs show: loose `<dependency>` and `<repository>` elements
                        will do.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        List<String> words = new ArrayList<>(given.all("POM|SCOPE"));
        Code body = given.body();
        Path pom;
        if (body == null) {
            if (words.isEmpty()) {
                throw MagicException.usage("%loadFromPOM wants the file of a POM.", "Usage: %loadFromPOM pom.xml");
            }
            String name = words.removeFirst();
            Path named = Paths.of(name);
            pom = Files.isDirectory(named) ? named.resolve("pom.xml") : named;
            if (!Files.isRegularFile(pom)) {
                throw new MagicException("There is no file " + name + ".",
                        "It is looked for from " + Path.of("").toAbsolutePath() + " on.");
            }
            load(pom, words, kernel);
        } else {
            pom = Files.createTempFile("heddle-", ".pom");
            try {
                Files.writeString(pom, PomText.whole(body.text()));
                load(pom, words, kernel);
            } finally {
                Files.delete(pom);
            }
        }
    }

    private static void load(Path pom, List<String> scopes, Kernel kernel) throws Exception {
        Set<String> wanted = Set.copyOf(scopes.isEmpty() ? USUAL : scopes);
        List<Path> jars = kernel.interruptibly(
                () -> MavenLibraries.ofPom(pom, wanted, line -> kernel.print(line + "\n")));
        MavenMagic.tell(kernel, kernel.addToClassPath(jars));
    }
}
