// Fails: none: startNamed(…).isDaemon(): expected: <false> but was: <true>
package chapter02.named;

final class Named {

    private Named() {}

    static Thread startNamed(String name, Runnable body) {
        return Thread.ofVirtual().name(name).start(body);
    }
}
