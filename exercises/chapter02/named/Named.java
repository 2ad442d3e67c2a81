package chapter02.named;

/// Starts threads that have a name.
final class Named {

    private Named() {}

    static Thread startNamed(String name, Runnable body) {
        return new Thread(); // TODO: make a thread, and start it
    }
}
