package dev.heddle.processes.internal.ring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.processes.Leaks;
import dev.heddle.processes.internal.memory.Deadline;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Moments that hardly ever come: one side is held where it would be for some instructions only.
@Timeout(60)
@ExtendWith(Leaks.class)
class RingTest {

    private final RingState state = RingState.make(8, 64);

    @AfterEach
    void release() {
        state.region.close();
    }

    @Test
    void who_peeks_does_not_wait_behind_one_who_waits_for_a_message() throws Exception {
        assertThat(new PutEnd(state).offer(Message.number(Tag.INT, 1))).isTrue();
        state.takers.lockUninterruptibly();
        CompletableFuture<Integer> peeked =
                CompletableFuture.supplyAsync(() -> new TakeEnd(state).peek(1).size(), Thread::startVirtualThread);

        state.head.set(state.tail.get());
        assertThat(peeked.get(10, TimeUnit.SECONDS)).isBetween(0, 1);
        state.takers.unlock();
    }

    @Test
    void who_offers_does_not_wait_behind_one_who_waits_for_room() throws Exception {
        state.putters.lockUninterruptibly();
        CompletableFuture<Boolean> offered = CompletableFuture
                .supplyAsync(() -> new PutEnd(state).offer(Message.number(Tag.INT, 1)), Thread::startVirtualThread);

        state.putterWaits.set(1);
        assertThat(offered.get(10, TimeUnit.SECONDS)).isFalse();
        state.putters.unlock();
    }

    @Test
    void interrupt_in_the_midst_of_a_message_is_told_behind_it_and_costs_no_processor() throws Exception {
        Message message = Message.bytes(Tag.BYTES, new byte[300], 300);
        state.putters.lockUninterruptibly();
        state.tail.set(state.frames.writePart(message, 0, 100, state.tail.get()));
        CompletableFuture<Integer> taken = new CompletableFuture<>();
        Thread taker = Thread.ofPlatform().start(() -> {
            try {
                Message whole = new TakeEnd(state).take(Deadline.NEVER);
                taken.complete(whole == null ? -1 : whole.length());
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        while (state.head.get() != state.tail.get()) {
            Thread.onSpinWait();
        }
        taker.interrupt();
        boolean ended = new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
        long cpu = ManagementFactory.getThreadMXBean().getThreadCpuTime(taker.threadId());
        state.tail.set(state.frames.writePart(message, 100, 100, state.tail.get()));
        state.tail.set(state.frames.writePart(message, 200, 100, state.tail.get()));
        state.takerWaits.wakeIfSet();

        assertThat(ended).isFalse();
        assertThat(cpu).isLessThan(TimeUnit.MILLISECONDS.toNanos(200));
        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo(300);
        state.putters.unlock();
        taker.join();
    }
}
