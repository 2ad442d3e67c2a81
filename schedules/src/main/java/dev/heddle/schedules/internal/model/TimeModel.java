package dev.heddle.schedules.internal.model;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// Stands for the clocks: time passes while all threads wait, and a little whenever somebody looks at a clock.
public final class TimeModel {

    private static final long EPOCH_MILLIS = 1_767_225_600_000L;

    private TimeModel() {}

    public static long nanoTime() {
        return Hooks.strand().run().look(Hooks.strand());
    }

    public static long currentTimeMillis() {
        return EPOCH_MILLIS + nanoTime() / 1_000_000;
    }

    public static Clock clock() {
        return new Virtual(ZoneOffset.UTC);
    }

    public static Instant instant() {
        return Instant.now(clock());
    }

    public static LocalTime time() {
        return LocalTime.now(clock());
    }

    public static LocalDate date() {
        return LocalDate.now(clock());
    }

    public static LocalDateTime dateTime() {
        return LocalDateTime.now(clock());
    }

    public static ZonedDateTime zoned() {
        return ZonedDateTime.now(clock());
    }

    public static OffsetDateTime offset() {
        return OffsetDateTime.now(clock());
    }

    /// The clock of a run.
    private static final class Virtual extends Clock {

        private final ZoneId zone;

        Virtual(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Virtual(other);
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(EPOCH_MILLIS).plusNanos(nanoTime());
        }
    }
}
