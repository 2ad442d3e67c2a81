package chapter02.named;

/// Starts threads that have a name.
final class Named {

    private Named() {}

    static Thread startNamed(String name, Runnable body) {
        return Thread.ofPlatform().name(name).daemon(false).start(body);
    }
}
