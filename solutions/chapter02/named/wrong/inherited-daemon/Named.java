// Fails: daemon → startNamed(…).isDaemon(): expected: <false> but was: <true>
package chapter02.named;

final class Named {

    private Named() {}

    static Thread startNamed(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.start();
        return thread;
    }
}
