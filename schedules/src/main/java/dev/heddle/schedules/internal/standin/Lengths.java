package dev.heddle.schedules.internal.standin;

/// Stands for the JDK's arithmetic of growing arrays.
public final class Lengths {

    private Lengths() {}

    public static int newLength(int old, int least, int wanted) {
        return Math.addExact(old, Math.max(least, wanted));
    }

    public static <T> T[] reverse(T[] array) {
        for (int low = 0, high = array.length - 1; low < high; low++, high--) {
            T kept = array[low];
            array[low] = array[high];
            array[high] = kept;
        }
        return array;
    }
}
