package dev.branchline.state.tools;

/// The end of what a running call has put out. Grows in place; UI thread.
public final class OutputTail {
    private static final int MOST = 16_384;

    private final StringBuilder text = new StringBuilder();
    private long dropped;

    public void add(String piece) {
        text.append(piece);
        if (text.length() > 2 * MOST) {
            int cut = text.length() - MOST;
            dropped += cut;
            text.delete(0, cut);
        }
    }

    public CharSequence text() {
        return text;
    }

    /// Characters that are not kept.
    public long dropped() {
        return dropped;
    }
}
