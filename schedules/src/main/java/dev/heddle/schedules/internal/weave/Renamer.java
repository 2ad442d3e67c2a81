package dev.heddle.schedules.internal.weave;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Gives classes other names, wherever a class file names them.
///
/// All names stand in the constant pool, so nothing else has to be read. Texts of the program are left alone.
final class Renamer {

    private static final int UTF8 = 1;
    private static final int STRING = 8;

    private final Copies copies;

    Renamer(Copies copies) {
        this.copies = copies;
    }

    byte[] rename(byte[] original) {
        try {
            return rewrite(original, strings(original));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The texts of the program, by their numbers in the pool.
    private static Map<Integer, String> strings(byte[] original) throws IOException {
        Set<Integer> strings = new HashSet<>();
        Map<Integer, String> texts = new TreeMap<>();
        var in = new DataInputStream(new ByteArrayInputStream(original, 8, original.length - 8));
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case STRING -> strings.add(in.readUnsignedShort());
                case UTF8 -> texts.put(i, in.readUTF());
                default -> in.skipNBytes(length(tag));
            }
            i += wide(tag);
        }
        texts.keySet().retainAll(strings);
        return texts;
    }

    /// A text that is also a name stands in the pool once; it gets a place of its own at the end.
    private byte[] rewrite(byte[] original, Map<Integer, String> strings) throws IOException {
        strings.values().removeIf(text -> renameAll(text).equals(text));
        var in = new DataInputStream(new ByteArrayInputStream(original));
        var bytes = new ByteArrayOutputStream(original.length + 1024);
        var out = new DataOutputStream(bytes);
        out.write(in.readNBytes(8));
        int count = in.readUnsignedShort();
        Map<Integer, Integer> moved = new HashMap<>();
        strings.keySet().forEach(number -> moved.put(number, count + moved.size()));
        out.writeShort(count + moved.size());
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            switch (tag) {
                case UTF8 -> out.writeUTF(renameAll(in.readUTF()));
                case STRING -> {
                    int number = in.readUnsignedShort();
                    out.writeShort(moved.getOrDefault(number, number));
                }
                default -> out.write(in.readNBytes(length(tag)));
            }
            i += wide(tag);
        }
        for (String text : strings.values()) {
            out.writeByte(UTF8);
            out.writeUTF(text);
        }
        in.transferTo(out);
        return bytes.toByteArray();
    }

    private static int length(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IllegalArgumentException("no class file: tag " + tag);
        };
    }

    /// A long or a double takes two numbers of the pool.
    private static int wide(int tag) {
        return tag == 5 || tag == 6 ? 1 : 0;
    }

    /// Every name in a class name, a descriptor or a signature.
    String renameAll(String text) {
        if (text.indexOf('/') < 0 || !Copies.mayHold(text)) {
            return text;
        }
        var result = new StringBuilder(text.length() + 32);
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isName(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                result.append(word(text, at, end));
                at = end;
            } else {
                result.append(text.charAt(at++));
            }
        }
        return result.toString();
    }

    private String word(String text, int from, int to) {
        String word = text.substring(from, to);
        boolean closed = to < text.length() && (text.charAt(to) == ';' || text.charAt(to) == '<');
        if (closed) {
            int type = word.indexOf('L');
            while (type >= 0 && !Copies.startsHere(word, type + 1)) {
                type = word.indexOf('L', type + 1);
            }
            if (type >= 0) {
                return word.substring(0, type + 1) + copies.nameOf(word.substring(type + 1));
            }
        }
        return copies.nameOf(word);
    }

    private static boolean isName(char letter) {
        return letter == '/' || letter == '$' || letter == '_' || letter == '-' || Character.isLetterOrDigit(letter);
    }
}
