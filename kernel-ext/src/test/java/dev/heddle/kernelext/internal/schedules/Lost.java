package dev.heddle.kernelext.internal.schedules;

/// Stands for the class that the kernel makes of a cell: two threads lose an increment.
final class Lost {

    private static int n;

    private Lost() {}

    static Object do_it$() throws InterruptedException {
        n = 0;
        Thread one = Thread.ofPlatform().start(Lost::increment);
        Thread other = Thread.ofPlatform().start(Lost::increment);
        one.join();
        other.join();
        return n;
    }

    private static void increment() {
        n++;
    }
}
