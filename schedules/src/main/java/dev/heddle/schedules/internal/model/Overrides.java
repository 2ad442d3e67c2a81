package dev.heddle.schedules.internal.model;

/// Which methods of [Thread] a class of the program has of its own.
final class Overrides {

    private static final ClassValue<Boolean> START = of("start");
    private static final ClassValue<Boolean> INTERRUPT = of("interrupt");

    private Overrides() {}

    private static ClassValue<Boolean> of(String method) {
        return new ClassValue<>() {

            @Override
            protected Boolean computeValue(Class<?> type) {
                try {
                    return type.getMethod(method).getDeclaringClass() != Thread.class;
                } catch (NoSuchMethodException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    static boolean of(Thread thread, String method) {
        Class<?> type = thread.getClass();
        return !type.getName().startsWith("java.")
                && (method.equals("start") ? START.get(type) : INTERRUPT.get(type));
    }
}
