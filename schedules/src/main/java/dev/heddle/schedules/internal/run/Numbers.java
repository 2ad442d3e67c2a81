package dev.heddle.schedules.internal.run;

import java.util.IdentityHashMap;

/// Numbers for objects, in the order in which one run asks for them: hash codes and the like are the same in every run.
public final class Numbers {

    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();

    /// The number of an object; the first one has 1.
    public int of(Object object) {
        return numbers.computeIfAbsent(object, key -> numbers.size() + 1);
    }
}
