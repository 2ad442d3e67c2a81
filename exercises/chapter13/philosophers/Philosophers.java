package chapter13.philosophers;

/// A round table with one fork between each two neighbours.
final class Philosophers {

    Philosophers(int seats) {
        // TODO: lay the table
    }

    void eat(int seat, Runnable meal) throws InterruptedException {
        meal.run(); // TODO: not without two forks
    }
}
