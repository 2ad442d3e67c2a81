// Fails: UncaughtExceptionHandler: expected: <java.lang.IllegalStateException: from the body> but was: <null>
package chapter02.named;

final class Named {

    private Named() {}

    static Thread startNamed(String name, Runnable body) {
        Thread thread = new Thread(() -> {
            try {
                body.run();
            } catch (RuntimeException e) {
                IO.println(name + ": " + e);
            }
        }, name);
        thread.setDaemon(false);
        thread.start();
        return thread;
    }
}
