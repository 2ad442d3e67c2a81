package dev.heddle.processes.internal.copy;

import java.io.Serializable;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Elements of one type, as an array: 100 MB of boxed numbers take Java's serialization half a minute one by one.
sealed interface Column extends Serializable {

    /// The elements again, in their order.
    Object[] elements();

    /// Null if they are not all of one such type.
    static @Nullable Column of(Collection<?> elements) {
        Object first = elements.iterator().next();
        if (first == null) {
            return null;
        }
        Class<?> type = first.getClass();
        for (Object element : elements) {
            if (element == null || element.getClass() != type) {
                return null;
            }
        }
        return switch (first) {
            case Integer _ -> new Ints(elements.stream().mapToInt(element -> (Integer) element).toArray());
            case Long _ -> new Longs(elements.stream().mapToLong(element -> (Long) element).toArray());
            case Double _ -> new Doubles(elements.stream().mapToDouble(element -> (Double) element).toArray());
            case String _ -> Texts.of(elements);
            default -> null;
        };
    }

    /// Integers.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them, and a copy would cost
    record Ints(int[] values) implements Column {

        @Override
        public Object[] elements() {
            Object[] elements = new Object[values.length];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = values[i];
            }
            return elements;
        }
    }

    /// Long integers.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them, and a copy would cost
    record Longs(long[] values) implements Column {

        @Override
        public Object[] elements() {
            Object[] elements = new Object[values.length];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = values[i];
            }
            return elements;
        }
    }

    /// Floating point numbers.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them, and a copy would cost
    record Doubles(double[] values) implements Column {

        @Override
        public Object[] elements() {
            Object[] elements = new Object[values.length];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = values[i];
            }
            return elements;
        }
    }

    /// Texts, one behind the other.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them, and a copy would cost
    record Texts(String all, int[] ends) implements Column {

        /// Null if they are longer than one text can be.
        static @Nullable Texts of(Collection<?> elements) {
            long length = elements.stream().mapToLong(element -> ((String) element).length()).sum();
            if (length > Integer.MAX_VALUE / 4) {
                return null;
            }
            var all = new StringBuilder((int) length);
            int[] ends = elements.stream().mapToInt(element -> all.append((String) element).length()).toArray();
            return new Texts(all.toString(), ends);
        }

        @Override
        public Object[] elements() {
            Object[] elements = new Object[ends.length];
            int begin = 0;
            for (int i = 0; i < elements.length; i++) {
                elements[i] = all.substring(begin, ends[i]);
                begin = ends[i];
            }
            return elements;
        }
    }
}
