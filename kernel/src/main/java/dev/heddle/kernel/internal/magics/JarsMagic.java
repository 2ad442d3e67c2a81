package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Arguments;
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

/// `%jars`
final class JarsMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Adds jars to what cells can import.", "jars", "addJars")
                .with(Parameter.some(Value.path("PATH"),
                        "A jar, or a folder whose jars are taken; `*` stands for any name."));
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        List<Path> jars = new ArrayList<>();
        for (String each : given.all("PATH")) {
            for (Path path : Paths.matching(each)) {
                if (Files.isDirectory(path)) {
                    jars.addAll(Paths.matching(path + "/*.jar"));
                } else {
                    jars.add(path);
                }
            }
        }
        for (Path each : jars) {
            if (!each.toString().endsWith(".jar")) {
                throw new MagicException(each + " is no jar.", "%classpath takes folders of classes.");
            }
        }
        ClasspathMagic.tell(kernel, kernel.addToClassPath(jars));
    }
}
