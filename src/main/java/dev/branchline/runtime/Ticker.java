package dev.branchline.runtime;

/// Where the loop's time comes from: the system's in the program, a hand-cranked one in tests.
public interface Ticker {
    /// Milliseconds since the epoch.
    long millis();

    /// Nanoseconds from an arbitrary start, never going back.
    long nanos();

    Ticker SYSTEM = new Ticker() {
        @Override
        public long millis() {
            return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };
}
