package dev.heddle.worker.tool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What classes of a cell are called where they are sent: the same whenever the cell is run again, though `Cell#3` is
/// `Cell#4` then. So a schedule that was written down still fits.
final class CargoNames {

    /// `together` of the notebook is that of the module that runs all schedules.
    private static final Map<String, String> ELSEWHERE = Map.of(
            "dev.heddle.worker.display.Together", "dev.heddle.schedules.Schedules",
            "dev.heddle.worker.display.Together$Action", "dev.heddle.schedules.Scenario");

    private static final Pattern TYPE = Pattern.compile("L([^;<>]+)"); // in a descriptor or a signature
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int STRING = 8;

    private final Map<String, String> names;

    private CargoNames(Map<String, String> names) {
        this.names = names;
    }

    /// @param holder the class of the cell that is sent
    /// @param all    all classes that are sent
    static CargoNames of(String holder, Set<String> all) {
        Matcher number = Pattern.compile("#\\d+").matcher(holder);
        Map<String, String> names = new HashMap<>(ELSEWHERE);
        if (number.find()) {
            Pattern own = Pattern.compile("(.+)" + number.group() + "((?:_\\d+)?(?:\\$.*)?)");
            for (String each : all) {
                Matcher found = own.matcher(each);
                if (found.matches()) {
                    String plain = found.group(1) + found.group(2);
                    names.put(each, all.contains(plain) ? found.group(1) + "#0" + found.group(2) : plain);
                }
            }
        }
        return new CargoNames(Map.copyOf(names));
    }

    static boolean isKnownElsewhere(String name) {
        return ELSEWHERE.containsKey(name);
    }

    String of(String name) {
        return names.getOrDefault(name, name);
    }

    byte[] of(byte[] file) {
        BitSet texts = texts(file);
        ByteArrayOutputStream renamed = new ByteArrayOutputStream(file.length);
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
            DataOutputStream out = new DataOutputStream(renamed);
            out.write(in.readNBytes(8)); // what makes it a class file, and of which version
            int count = in.readUnsignedShort();
            out.writeShort(count);
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                out.writeByte(tag);
                if (tag == UTF8) {
                    String text = in.readUTF();
                    out.writeUTF(texts.get(i) ? text : renamed(text));
                } else {
                    out.write(in.readNBytes(length(tag)));
                    i += tag == LONG || tag == DOUBLE ? 1 : 0; // these take two places
                }
            }
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("a class file of the notebook cannot be read", e);
        }
        return renamed.toByteArray();
    }

    /// The constants that are texts of the program.
    private static BitSet texts(byte[] file) {
        BitSet texts = new BitSet();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case UTF8 -> in.skipNBytes(in.readUnsignedShort());
                    case STRING -> texts.set(in.readUnsignedShort());
                    default -> in.skipNBytes(length(tag));
                }
                i += tag == LONG || tag == DOUBLE ? 1 : 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a class file of the notebook cannot be read", e);
        }
        return texts;
    }

    /// A class name, a descriptor or a signature.
    private String renamed(String text) {
        if (text.indexOf(';') < 0) {
            String known = names.get(text.replace('/', '.'));
            return known == null ? text : known.replace('.', '/');
        }
        return TYPE.matcher(text).replaceAll(found -> {
            String known = names.get(found.group(1).replace('/', '.'));
            return Matcher.quoteReplacement(known == null ? found.group() : "L" + known.replace('.', '/'));
        });
    }

    /// How many bytes follow a tag, by the JVM's specification, 4.4.
    private static int length(int tag) {
        return switch (tag) {
            case LONG, DOUBLE -> 8;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 15 -> 3;
            case 7, STRING, 16, 19, 20 -> 2;
            default -> throw new IllegalArgumentException("no constant of a class file has the tag " + tag);
        };
    }
}
