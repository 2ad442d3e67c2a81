// Fails: The thread gets its name after start()
package chapter02.named;

final class Named {

    private Named() {}

    static Thread startNamed(String name, Runnable body) {
        Thread thread = new Thread(body);
        thread.setDaemon(false);
        thread.start();
        thread.setName(name);
        return thread;
    }
}
