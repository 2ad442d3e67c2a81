package dev.heddle.kernel.internal.magics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Magics of other kernels, and what stands for them here.
final class Elsewhere {

    private static final String LIBRARIES =
            "Cells run Java. Libraries of Java come by %maven, such as: %maven com.google.guava:guava:33.4.8-jre";
    private static final String OTHER_LANGUAGE =
            "Cells run Java. A command of the shell goes into a cell that begins with the line %%bash.";

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("pip", LIBRARIES), Map.entry("conda", LIBRARIES), Map.entry("mamba", LIBRARIES),
            Map.entry("uv", LIBRARIES), Map.entry("python", OTHER_LANGUAGE), Map.entry("python3", OTHER_LANGUAGE),
            Map.entry("ruby", OTHER_LANGUAGE), Map.entry("perl", OTHER_LANGUAGE),
            Map.entry("javascript", OTHER_LANGUAGE), Map.entry("js", OTHER_LANGUAGE),
            Map.entry("sh", "In this kernel: %%bash."), Map.entry("system", "In this kernel: %%bash."),
            Map.entry("sx", "In this kernel: %%bash."), Map.entry("cd", "A JVM cannot change its folder. In a cell with"
                    + " %%bash you can."),
            Map.entry("ls", "In this kernel: %%bash, with `ls` on its second line."),
            Map.entry("pwd", "In this kernel: Path.of(\"\").toAbsolutePath()"),
            Map.entry("html", "In this kernel: display(html(\"<b>text</b>\"))"),
            Map.entry("HTML", "In this kernel: display(html(\"<b>text</b>\"))"),
            Map.entry("latex", "In this kernel: display(latex(\"x^2\"))"),
            Map.entry("markdown", "In this kernel: display(markdown(\"# Title\"))"),
            Map.entry("svg", "In this kernel: display(svg(\"<svg …>\"))"),
            Map.entry("matplotlib", "Pictures need no preparation: display(svg(\"<svg …>\")) shows one, and a"
                    + " BufferedImage as the value of a cell, too."),
            Map.entry("timeit", "In this kernel: long start = System.nanoTime(); … System.nanoTime() - start. A single"
                    + " measurement of fast code says little: the JVM compiles it while it runs."),
            Map.entry("debug", "In this kernel: the debugger of JupyterLab, the beetle at the top of the notebook."),
            Map.entry("pdb", "In this kernel: the debugger of JupyterLab, the beetle at the top of the notebook."),
            Map.entry("magic", "In this kernel: %help."),
            Map.entry("run", "In this kernel: %load FILE."),
            Map.entry("pylab", "Pictures need no preparation: display(svg(\"<svg …>\")) shows one."));

    private Elsewhere() {}

    /// What to do instead; null if no other kernel has such a magic, as far as we know.
    static @Nullable String advice(String name) {
        return ADVICE.get(name);
    }
}
