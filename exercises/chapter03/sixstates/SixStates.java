package chapter03.sixstates;

/// Holds a thread in any of the six states.
final class SixStates {

    /// A thread that stays in its state until it is closed.
    interface Held extends AutoCloseable {

        Thread thread();

        @Override
        void close();
    }

    private SixStates() {}

    static Held inState(Thread.State state) {
        Thread thread = new Thread(() -> {}, "held");
        return new Held() { // TODO: this one is always NEW

            @Override
            public Thread thread() {
                return thread;
            }

            @Override
            public void close() {}
        };
    }
}
