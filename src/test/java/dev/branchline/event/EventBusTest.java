package dev.branchline.event;

import dev.branchline.model.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// When waiting ends, and that nothing is lost or turned round.
@Timeout(30)
class EventBusTest {
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);
    private static final Event PIECE = new StreamEvent.TextDelta(new RunId(1), "a");
    private static final Event THOUGHT = new StreamEvent.ReasoningDelta(new RunId(1), "b");
    private static final Event ENDING = new StreamEvent.KeptAlive(new RunId(1));
    private static final Event KEY = new Input.Typed("x");

    private final EventBus bus = new EventBus();

    @Test
    void whoHasPatienceIsNotWokenByPieces() {
        CompletableFuture<List<Event>> taken = CompletableFuture.supplyAsync(() -> take(Long.MAX_VALUE, HOUR));
        bus.publish(PIECE);
        bus.publish(THOUGHT);
        bus.publish(KEY);
        assertThat(taken.join()).containsExactly(PIECE, THOUGHT, KEY);
    }

    @Test
    void allElseEndsThePatience() {
        for (Event event : List.of(KEY, ENDING)) {
            CompletableFuture<List<Event>> taken = CompletableFuture.supplyAsync(() -> take(Long.MAX_VALUE, HOUR));
            bus.publish(event);
            assertThat(taken.join()).containsExactly(event);
        }
    }

    @Test
    void afterThePatienceAPieceIsEnough() {
        CompletableFuture<List<Event>> taken = CompletableFuture.supplyAsync(() -> take(Long.MAX_VALUE, 1));
        bus.publish(PIECE);
        assertThat(taken.join()).containsExactly(PIECE);
    }

    @Test
    void patienceIsNoLongerThanTheWait() {
        bus.publish(PIECE);
        assertThat(take(0, HOUR)).containsExactly(PIECE);
        assertThat(take(1, HOUR)).isEmpty();
    }

    @Test
    void everyEventIsTakenOnceAndInOrder() {
        int count = 20_000;
        CompletableFuture<Void> publisher = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < count; i++) {
                bus.publish(new StreamEvent.TextDelta(new RunId(i), i % 7 == 0 ? "" : "t"));
            }
            bus.publish(KEY);
        });
        List<Event> all = new ArrayList<>();
        while (all.isEmpty() || !all.getLast().equals(KEY)) {
            all.addAll(take(Long.MAX_VALUE, all.size() % 3 * 1_000L));
        }
        publisher.join();
        assertThat(all).hasSize(count + 1);
        for (int i = 0; i < count; i++) {
            assertThat(((StreamEvent) all.get(i)).run()).isEqualTo(new RunId(i));
        }
    }

    private List<Event> take(long timeout, long patience) {
        try {
            return bus.take(timeout, patience);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoDoesNotWaitIsNotPatient() {
        assertThat(new EventBus().isPatient()).isFalse();
    }
}
