package dev.branchline.pilot;

import dev.branchline.runtime.Ticker;
import dev.branchline.state.Effect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Time that passes when a test says so, and the timers that wait for it.
final class HandClock extends Clock implements Ticker {
    private record Timer(long due, long id) {}

    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::due));
    private final AtomicLong nanos = new AtomicLong();
    private final long start;

    /// @param start milliseconds since the epoch
    HandClock(long start) {
        this.start = start;
    }

    @Override
    public long millis() {
        return start + nanos.get() / 1_000_000;
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    void start(Effect.StartTimer timer) {
        timers.add(new Timer(millis() + timer.delayMs(), timer.timerId()));
    }

    /// When the next timer rings, milliseconds since the epoch; `Long.MAX_VALUE` for never.
    long nextTimer() {
        return timers.isEmpty() ? Long.MAX_VALUE : timers.element().due();
    }

    /// The id of a timer whose time has come; it is then over.
    Optional<Long> rings() {
        return nextTimer() <= millis() ? Optional.of(timers.remove().id()) : Optional.empty();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
