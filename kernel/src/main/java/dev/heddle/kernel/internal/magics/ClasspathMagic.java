package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// `%classpath`
final class ClasspathMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Adds jars and folders of classes to what cells can import.", "classpath")
                .with(Parameter.any(Value.path("PATH"), "A jar or folder; `*` stands for any name."))
                .withDetails("Without arguments it shows what was added.");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        List<Path> paths = new ArrayList<>();
        for (String each : given.all("PATH")) {
            paths.addAll(Paths.matching(each));
        }
        if (given.all("PATH").isEmpty()) {
            List<Path> all = kernel.classPath();
            kernel.print(all.isEmpty() ? "Nothing was added to the class path.\n" : lines(all));
            return;
        }
        tell(kernel, kernel.addToClassPath(paths));
    }

    static void tell(Kernel kernel, List<Path> added) {
        kernel.print(added.isEmpty()
                ? "All of it is on the class path already.\n"
                : "Added to the class path:\n" + lines(added));
    }

    private static String lines(List<Path> paths) {
        return paths.stream().map(each -> "  " + each + "\n").collect(Collectors.joining());
    }
}
