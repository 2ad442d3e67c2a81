package dev.heddle.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The other Java kernels: which of those on this machine they are.
enum JavaKernels {

    JJAVA("JJava", "jjava"), IJAVA("IJava", "ijava"), RAPAIO("rapaio", "rapaio");

    private final String title;
    private final String mark;

    JavaKernels(String title, String mark) {
        this.title = title;
        this.mark = mark;
    }

    String title() {
        return title;
    }

    /// A kernelspec as the machine has it.
    ///
    /// @param folder the folder that holds the folder of the kernelspec
    record Installed(String name, String folder, String language, String displayName, List<String> argv) {

        /// Heddle may lie in a folder that is named like another kernel, and another kernel in one named `heddle`.
        boolean isHeddle() {
            return name.equals("heddle") || displayName.contains("(Heddle)")
                    || argv.stream().anyMatch(argument -> argument.startsWith("dev.heddle."));
        }

        private boolean tells(String mark) {
            return name.contains(mark) || displayName.toLowerCase(Locale.ROOT).contains(mark)
                    || argv.stream().anyMatch(argument -> fileName(argument).contains(mark));
        }

        private static String fileName(String argument) {
            return argument.substring(1 + Math.max(argument.lastIndexOf('/'), argument.lastIndexOf('\\')))
                    .toLowerCase(Locale.ROOT);
        }
    }

    Optional<Installed> in(List<Installed> kernels) {
        return kernels.stream()
                .filter(kernel -> kernel.language().equalsIgnoreCase("java") && !kernel.isHeddle()
                        && kernel.tells(mark))
                .findFirst();
    }
}
