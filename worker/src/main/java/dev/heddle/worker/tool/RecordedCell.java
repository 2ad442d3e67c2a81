package dev.heddle.worker.tool;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// From when to when the code ran, by the recorder's own clock.
@Name("heddle.Cell")
@StackTrace(false)
final class RecordedCell extends Event {}
