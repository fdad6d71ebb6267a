package dev.branchline.tools;

import dev.branchline.model.tool.ToolOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Cuts what the model is sent to a size that does not eat its context: the beginning and the end stay, and the whole is kept.
final class OutputCap {
    /// Characters that are sent whole: about ten thousand tokens.
    static final int SENT = 40_000;
    private static final int HEAD = SENT * 3 / 5;
    private static final int TAIL = SENT - HEAD;

    private OutputCap() {}

    static ToolOutcome cap(ToolOutcome outcome, FullTexts texts) {
        String whole = outcome.output();
        if (whole.length() <= SENT) {
            return outcome;
        }
        String kept = null;
        String how;
        try {
            kept = texts.keep(whole);
            how = "the user can see all of it";
        } catch (IOException | UncheckedIOException e) {
            how = "the rest could not be kept: " + e.getMessage();
        }
        return new ToolOutcome(cut(whole, how), outcome.failed(), outcome.images(), outcome.changes(), kept, outcome.millis());
    }

    private static String cut(String whole, String how) {
        int head = lineEndBefore(whole, HEAD);
        int tail = lineStartAfter(whole, whole.length() - TAIL);
        long lines = whole.substring(head, tail).chars().filter(c -> c == '\n').count();
        return whole.substring(0, head)
                + "\n[… " + (tail - head) + " characters, " + lines + " lines left out of " + whole.length() + " characters; " + how
                + ". Narrow the call to see the part you need. …]\n"
                + whole.substring(tail);
    }

    /// The end of a line not far before, so that no line is cut; of a very long line, a place between two characters.
    private static int lineEndBefore(String text, int at) {
        int end = text.lastIndexOf('\n', at - 1) + 1;
        return end > at / 2 ? end : Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }

    private static int lineStartAfter(String text, int at) {
        int start = text.indexOf('\n', at) + 1;
        return start > 0 && start - at < TAIL / 2 ? start : Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }
}
