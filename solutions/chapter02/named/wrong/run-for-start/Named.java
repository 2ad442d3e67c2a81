// Fails: getState(): expected: not equal but was: <NEW>
package chapter02.named;

final class Named {

    private Named() {}

    static Thread startNamed(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.run();
        return thread;
    }
}
