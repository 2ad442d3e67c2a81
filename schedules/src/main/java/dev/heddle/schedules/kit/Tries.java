package dev.heddle.schedules.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a check tries, for its verdict: "two threads withdraw all of it at once".
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Tries {

    /// In English.
    ///
    /// @return part of a sentence, or a sentence without its full stop
    String value();

    /// In Chinese.
    ///
    /// @return the same
    String zh();
}
