package dev.heddle.kernelext.internal.time;

import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.MagicException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parts of a cell that compares.
///
/// @param setup what stands above the first variant; null if nothing does
/// @param names what the variants are called
/// @param code  the variants
record Variants(@Nullable Code setup, List<String> names, List<Code> code) {

    private static final Pattern MARK = Pattern.compile("\\s*//\\s*---+\\s*(.*?)\\s*-*\\s*");
    private static final int MOST = 12;
    private static final String HOW = "A line `// --- NAME` begins each variant; %%compare? shows an example.";

    Variants {
        names = List.copyOf(names);
        code = List.copyOf(code);
    }

    static Variants of(Code body) throws MagicException {
        List<String> names = new ArrayList<>();
        List<Code> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int begin = body.line();
        int line = body.line();
        for (String each : body.text().split("\n", -1)) {
            Matcher mark = MARK.matcher(each);
            if (mark.matches()) {
                parts.add(new Code(part.toString(), begin));
                names.add(mark.group(1));
                part.setLength(0);
                begin = line + 1;
            } else {
                part.append(each).append('\n');
            }
            line++;
        }
        parts.add(new Code(part.toString(), begin));
        Code first = parts.removeFirst();
        check(names, parts);
        return new Variants(first.text().isBlank() ? null : first, names, parts);
    }

    private static void check(List<String> names, List<Code> parts) throws MagicException {
        if (names.size() < 2) {
            throw MagicException.usage(names.isEmpty() ? "There are no variants." : "There is only one variant.", HOW);
        }
        if (names.size() > MOST) {
            throw MagicException.usage("There are " + names.size() + " variants; more than " + MOST
                    + " would take too long.", "Compare a few of them at a time.");
        }
        for (int i = 0; i < parts.size(); i++) {
            if (names.get(i).isEmpty()) {
                throw MagicException.usage("Variant " + (i + 1) + " has no name.", HOW);
            }
            if (parts.get(i).text().isBlank()) {
                throw MagicException.usage("There is nothing below `// --- " + names.get(i) + "`.", HOW);
            }
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw MagicException.usage("Two variants have the same name.", "Give each a name of its own.");
        }
    }
}
