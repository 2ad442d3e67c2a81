package dev.heddle.bench;

import java.util.concurrent.CountDownLatch;

/// A program that does what a test asks of it.
final class FakeContender {

    private FakeContender() {}

    public static void main(String[] arguments) throws InterruptedException {
        switch (arguments[0]) {
            case "print" -> System.out.print(arguments[1]);
            case "fail" -> {
                System.err.println("something else\n" + arguments[1]);
                System.exit(7);
            }
            case "hang" -> new CountDownLatch(1).await();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
