package dev.heddle.schedules.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test that is to hold in every schedule of the threads that it starts.
///
/// Each schedule gets a new object of the test class; methods with `@BeforeEach` are called on it.
///
/// ```java
/// @Schedules
/// void two_increments_make_two() throws Exception {
///     var counter = new Counter();
///     together(counter::increment, counter::increment);
///     assertEquals(2, counter.get());
/// }
/// ```
@Test
@ExtendWith(SchedulesExtension.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Schedules {

    /// How many schedules are tried in order.
    int schedules() default 2_000;

    /// How many more are tried at random, if there are many.
    int random() default 300;

    /// For the random ones.
    long seed() default 42;

    /// Whether a data race is a failure.
    boolean races() default true;

    /// Whether threads and locks that are left behind are a failure.
    boolean leaks() default true;

    /// Whether waits that end by themselves are tried, too.
    boolean wakeups() default true;

    /// Whether waits with a time limit that run out of time early are tried, too.
    boolean timeouts() default false;
}
