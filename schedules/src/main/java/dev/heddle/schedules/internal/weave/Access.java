package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.trace.Kind;

/// What the methods of a `VarHandle` do.
final class Access {

    private Access() {}

    static int kind(String method) {
        if (method.startsWith("compareAnd") || method.startsWith("weakCompareAnd") || method.startsWith("getAnd")) {
            return Kind.EXCHANGE;
        }
        return switch (method) {
            case "get", "getOpaque" -> Kind.READ;
            case "set", "setOpaque" -> Kind.WRITE;
            case "getVolatile", "getAcquire" -> Kind.VOLATILE_READ;
            case "setVolatile", "setRelease" -> Kind.VOLATILE_WRITE;
            default -> 0;
        };
    }
}
