package dev.branchline.tools.file;

/// An end to what might take for ever: a regular expression can need longer than the sun will shine.
final class Deadline {
    /// Looking at the clock at each character would cost more than the search.
    private static final int STEPS = 1 << 12;

    private final long end;
    private volatile boolean passed;

    Deadline(long millis) {
        this.end = System.nanoTime() + millis * 1_000_000;
    }

    /// Thrown out of the middle of a match.
    static final class PassedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        PassedException() {
            super("out of time", null, false, false);
        }
    }

    boolean passed() {
        passed |= System.nanoTime() - end > 0;
        return passed;
    }

    /// Milliseconds; never negative.
    long left() {
        return Math.max(0, (end - System.nanoTime()) / 1_000_000);
    }

    /// The same characters, which end the match that reads them when time is up or the thread is interrupted.
    CharSequence guard(String text) {
        return new Guarded(text);
    }

    private final class Guarded implements CharSequence {
        private final String text;
        private int steps;

        Guarded(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if ((++steps & (STEPS - 1)) == 0 && (passed() || Thread.currentThread().isInterrupted())) {
                throw new PassedException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
