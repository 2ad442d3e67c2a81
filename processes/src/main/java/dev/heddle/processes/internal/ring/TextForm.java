package dev.heddle.processes.internal.ring;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Texts that UTF-8 might not give back as they were: a half of a surrogate pair has no form in it.
final class TextForm {

    private TextForm() {}

    static boolean needsChars(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static byte[] write(String text) {
        return MemorySegment.ofArray(text.toCharArray()).toArray(ValueLayout.JAVA_BYTE);
    }

    static String read(byte[] bytes, int at, int length) {
        return new String(MemorySegment.ofArray(bytes).asSlice(at, length).toArray(ValueLayout.JAVA_CHAR_UNALIGNED));
    }
}
