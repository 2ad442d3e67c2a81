package dev.heddle.processes.internal.ring;

/// What a message, or a value within one, is. The numbers are the same in every process of one run.
final class Tag {

    static final byte NULL = 0;
    static final byte INT = 1;
    static final byte LONG = 2;
    static final byte DOUBLE = 3;
    static final byte BOOLEAN = 4;
    static final byte BYTE = 5;
    static final byte SHORT = 6;
    static final byte CHAR = 7;
    static final byte FLOAT = 8;
    static final byte STRING = 9;
    static final byte STRING_OF_CHARS = 10;
    static final byte BYTES = 11;
    static final byte INTS = 12;
    static final byte LONGS = 13;
    static final byte DOUBLES = 14;
    static final byte RECORD = 15;
    static final byte JAVA = 16;

    private Tag() {}
}
