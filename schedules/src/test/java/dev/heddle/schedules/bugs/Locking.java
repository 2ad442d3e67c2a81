package dev.heddle.schedules.bugs;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Locks that are taken in the wrong way.
@SuppressWarnings("LockNotBeforeTry") // such mistakes are what it is for
final class Locking {

    private Locking() {}

    static final class Account {

        final int id;
        int balance = 100;

        Account(int id) {
            this.id = id;
        }
    }

    static void transfer(Account from, Account to, int amount) {
        synchronized (from) {
            synchronized (to) { // BUG lock order
                from.balance -= amount;
                to.balance += amount;
            }
        }
    }

    static void transferInOrder(Account from, Account to, int amount) {
        synchronized (from.id < to.id ? from : to) {
            synchronized (from.id < to.id ? to : from) {
                from.balance -= amount;
                to.balance += amount;
            }
        }
    }

    static void lockOrder() throws Exception {
        var a = new Account(1);
        var b = new Account(2);
        together(() -> transfer(a, b, 1), () -> transfer(b, a, 1));
        assertThat(a.balance + b.balance).isEqualTo(200);
    }

    static void inOrder() throws Exception {
        var a = new Account(1);
        var b = new Account(2);
        together(() -> transferInOrder(a, b, 1), () -> transferInOrder(b, a, 1));
        assertThat(a.balance + b.balance).isEqualTo(200);
    }

    static void locksInOrder(boolean ordered) throws Exception {
        Lock left = new ReentrantLock();
        Lock right = new ReentrantLock();
        together(() -> both(left, right), () -> both(ordered ? left : right, ordered ? right : left));
    }

    private static void both(Lock first, Lock second) {
        first.lock();
        try {
            second.lock(); // BUG fork order
            second.unlock();
        } finally {
            first.unlock();
        }
    }

    static final class Safe {

        private final ReentrantLock lock = new ReentrantLock();
        private int content = 10;

        void take(int amount) {
            lock.lock(); // BUG forgotten unlock
            if (amount > content) {
                throw new IllegalArgumentException("too much");
            }
            content -= amount;
            lock.unlock();
        }

        void takeSafely(int amount) {
            lock.lock();
            try {
                if (amount > content) {
                    throw new IllegalArgumentException("too much");
                }
                content -= amount;
            } finally {
                lock.unlock();
            }
        }
    }

    static void forgottenUnlock() throws Exception {
        var safe = new Safe();
        together(() -> {
            try {
                safe.take(99);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessage("too much");
            }
        }, () -> safe.take(1));
    }

    static void unlockInFinally() throws Exception {
        var safe = new Safe();
        together(() -> {
            try {
                safe.takeSafely(99);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessage("too much");
            }
        }, () -> safe.takeSafely(1));
    }

    static final class NotReentrant {

        private final Semaphore mutex = new Semaphore(1);
        private int size;

        void add() throws InterruptedException {
            mutex.acquire(); // BUG not reentrant
            size++;
            mutex.release();
        }

        void addTwo() throws InterruptedException {
            mutex.acquire();
            add();
            add();
            mutex.release();
        }
    }

    static final class Reentrant {

        private int size;

        synchronized void add() {
            size++;
        }

        synchronized void addTwo() {
            add();
            add();
        }
    }

    static void notReentrant() throws Exception {
        var tree = new NotReentrant();
        together(tree::addTwo, tree::add);
        assertThat(tree.size).isEqualTo(3);
    }

    static void reentrant() throws Exception {
        var tree = new Reentrant();
        together(tree::addTwo, tree::add);
        assertThat(tree.size).isEqualTo(3);
    }

    static void permitLost() throws Exception {
        var permits = new Semaphore(1);
        together(() -> {
            permits.acquire(); // BUG permit lost
            if (permits.availablePermits() == 0) {
                return;
            }
            permits.release();
        }, () -> {
            permits.acquire();
            permits.release();
        });
    }

    static void permitKept() throws Exception {
        var permits = new Semaphore(1);
        together(() -> {
            permits.acquire();
            permits.release();
        }, () -> {
            permits.acquire();
            permits.release();
        });
    }

    static void notTheOwner() throws Exception {
        var lock = new ReentrantLock();
        together(() -> {
            lock.lock();
            lock.unlock();
        }, () -> {
            if (lock.isLocked()) {
                lock.unlock(); // BUG not the owner
            }
        });
    }

    static void upgrade() throws Exception {
        var lock = new ReentrantReadWriteLock();
        together(() -> {
            lock.readLock().lock();
            lock.writeLock().lock(); // BUG upgrade
            lock.writeLock().unlock();
            lock.readLock().unlock();
        });
    }

    static void downgrade() throws Exception {
        var lock = new ReentrantReadWriteLock();
        together(() -> {
            lock.writeLock().lock();
            lock.readLock().lock();
            lock.writeLock().unlock();
            lock.readLock().unlock();
        }, () -> {
            lock.readLock().lock();
            lock.readLock().unlock();
        });
    }
}
