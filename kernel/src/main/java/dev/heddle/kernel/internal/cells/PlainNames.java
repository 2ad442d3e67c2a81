package dev.heddle.kernel.internal.cells;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the classes of cells are called in the JVM that runs them: `Counter`, as in any program without packages. The
/// compiler knows it as `REPL.Cell41$Counter`, because it must tell all classes of that name apart, and nothing can be
/// imported from no package. A class that is declared anew is `Counter#5`, after the cell that did so: both are alive.
///
/// A class is renamed where its file keeps names: in its constants.
final class PlainNames {

    private static final byte[] MARK = (ClassFiles.PACKAGE + "/Cell").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DOTTED_MARK = (ClassFiles.PACKAGE + ".Cell").getBytes(StandardCharsets.US_ASCII);
    private static final Pattern NAME =
            Pattern.compile(ClassFiles.PACKAGE + "[./](Cell[\\d_]+)(?:\\$([^$./;:<>\\[\\]()\\s]+))?");
    private static final Pattern NUMBER = Pattern.compile("\\[(\\d+)]");

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private final Map<String, String> plain = new HashMap<>(); // of `Cell41` and `Cell41$Counter`
    private final Set<String> taken = new HashSet<>();

    /// Names the classes of a cell.
    ///
    /// @param label   what stack traces call the cell
    /// @param classes their names for the compiler
    void add(String label, Collection<String> classes) {
        Matcher found = NUMBER.matcher(label);
        String number = "#" + (found.find() ? found.group(1) : "0");
        classes.stream().sorted().forEach(each -> {
            Matcher name = NAME.matcher(each);
            if (name.matches() && name.group(2) == null) {
                plain.computeIfAbsent(name.group(1), _ -> free("Cell" + number));
            } else if (name.matches() && Character.isJavaIdentifierStart(name.group(2).charAt(0))) {
                String type = name.group(2);
                plain.computeIfAbsent(name.group(1) + "$" + type, _ -> taken.add(type) ? type : free(type + number));
            }
        });
    }

    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    /// What a class, or every class in a text such as a descriptor, is called there.
    String of(String compilers) {
        return NAME.matcher(compilers).replaceAll(name -> {
            String cell = plain.getOrDefault(name.group(1), name.group(1));
            if (name.group(2) == null) {
                return Matcher.quoteReplacement(cell);
            }
            String type = plain.get(name.group(1) + "$" + name.group(2));
            return Matcher.quoteReplacement(type == null ? cell + "$" + name.group(2) : type);
        });
    }

    /// The same classes with the names that they have there.
    Map<String, byte[]> of(Map<String, byte[]> classes) {
        Map<String, byte[]> renamed = new LinkedHashMap<>();
        classes.forEach((name, file) -> renamed.put(of(name), of(file)));
        return renamed;
    }

    private byte[] of(byte[] file) {
        ByteArrayOutputStream renamed = new ByteArrayOutputStream(file.length);
        try {
            copy(new DataInputStream(new ByteArrayInputStream(file)), new DataOutputStream(renamed));
        } catch (IOException e) {
            throw new UncheckedIOException("the compiler has made a class file that cannot be read", e);
        }
        return renamed.toByteArray();
    }

    private void copy(DataInputStream in, DataOutputStream out) throws IOException {
        out.write(in.readNBytes(8)); // what makes it a class file, and of which version
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == UTF8) {
                copyText(in, out);
            } else {
                out.write(in.readNBytes(length(tag)));
                i += tag == LONG || tag == DOUBLE ? 1 : 0; // these take two places
            }
        }
        in.transferTo(out);
    }

    private void copyText(DataInputStream in, DataOutputStream out) throws IOException {
        in.mark(Integer.MAX_VALUE);
        byte[] text = in.readNBytes(in.readUnsignedShort());
        if (contains(text, MARK) || contains(text, DOTTED_MARK)) {
            in.reset();
            out.writeUTF(of(in.readUTF()));
        } else {
            out.writeShort(text.length);
            out.write(text);
        }
    }

    private static boolean contains(byte[] text, byte[] mark) {
        for (int i = 0; i <= text.length - mark.length; i++) {
            int same = 0;
            while (same < mark.length && text[i + same] == mark[same]) {
                same++;
            }
            if (same == mark.length) {
                return true;
            }
        }
        return false;
    }

    /// How many bytes follow a tag, by the JVM's specification, 4.4.
    private static int length(int tag) {
        return switch (tag) {
            case LONG, DOUBLE -> 8;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 15 -> 3;
            case 7, 8, 16, 19, 20 -> 2;
            default -> throw new IllegalArgumentException("no constant of a class file has the tag " + tag);
        };
    }
}
