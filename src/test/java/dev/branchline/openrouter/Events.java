package dev.branchline.openrouter;

import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What a run has told, in order.
final class Events implements Consumer<StreamEvent> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<StreamEvent> events = new ArrayList<>();

    @Override
    public void accept(StreamEvent event) {
        lock.lock();
        try {
            events.add(event);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<StreamEvent> all() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    <E extends StreamEvent> List<E> of(Class<E> type) {
        return all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    String text() {
        return String.join("", of(StreamEvent.TextDelta.class).stream().map(StreamEvent.TextDelta::text).toList());
    }

    String reasoning() {
        return String.join("", of(StreamEvent.ReasoningDelta.class).stream().map(StreamEvent.ReasoningDelta::text).toList());
    }

    StreamEvent await(Predicate<StreamEvent> such) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(10);
            while (true) {
                for (StreamEvent event : events) {
                    if (such.test(event)) {
                        return event;
                    }
                }
                if (left <= 0) {
                    throw new AssertionError("waited in vain; events: " + events);
                }
                left = arrived.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        } finally {
            lock.unlock();
        }
    }

    <E extends StreamEvent> E await(Class<E> type) {
        return type.cast(await(type::isInstance));
    }

    StreamEvent awaitEnd() {
        return await(event -> event instanceof StreamEvent.Finished || event instanceof StreamEvent.Failed);
    }

    Answer finished() {
        if (awaitEnd() instanceof StreamEvent.Finished(var _, Answer answer)) {
            return answer;
        }
        throw new AssertionError("failed: " + awaitEnd());
    }

    StreamEvent.Failed failed() {
        if (awaitEnd() instanceof StreamEvent.Failed failed) {
            return failed;
        }
        throw new AssertionError("did not fail: " + awaitEnd());
    }

    ApiError error() {
        return failed().error();
    }
}
