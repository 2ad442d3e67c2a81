package dev.heddle.schedules.internal.standin;

import java.io.ObjectInputStream;

/// Stands for the JDK's check of arrays that are read from a stream.
public interface Arrays {

    void checkArray(ObjectInputStream in, Class<?> type, int length);
}
