package dev.branchline.demo;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// The clock by which demo answers are played. Demo mode plays in real time; tests let time fly or turn it by hand.
public interface Pacer {
    /// Nanoseconds from an arbitrary origin; never runs backwards.
    long now();

    /// Returns when [#now()] has reached `nanos`, at once when it already has.
    ///
    /// @throws InterruptedException when the calling thread is interrupted, which is how an answer is stopped
    void awaitUntil(long nanos) throws InterruptedException;

    /// Real time.
    static Pacer realTime() {
        return new Pacer() {
            @Override
            public long now() {
                return System.nanoTime();
            }

            @Override
            public void awaitUntil(long nanos) throws InterruptedException {
                for (long left = nanos - now(); left > 0; left = nanos - now()) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    LockSupport.parkNanos(left);
                }
            }
        };
    }

    /// A clock that jumps ahead to whatever is waited for: answers keep their order and their figures, and take no time.
    static Pacer immediate() {
        AtomicLong clock = new AtomicLong();
        return new Pacer() {
            @Override
            public long now() {
                return clock.get();
            }

            @Override
            public void awaitUntil(long nanos) throws InterruptedException {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                clock.accumulateAndGet(nanos, Math::max);
            }
        };
    }
}
