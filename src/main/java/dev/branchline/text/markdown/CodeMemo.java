package dev.branchline.text.markdown;

import dev.branchline.text.StyledLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps the code blocks of the unfinished tail between two layouts, so that a long block inside a list is coloured
/// once per line and not once per token.
final class CodeMemo {
    /// By the line in which the block begins. Wrong guesses cost time only: a layout says itself whether it fits.
    private Map<Integer, CodeLayout> before = new HashMap<>();
    private Map<Integer, CodeLayout> now = new HashMap<>();

    List<StyledLine> rows(int firstLine, String info, List<String> lines, int width) {
        // The last line may be unfinished, so it is never kept.
        List<String> sure = lines.isEmpty() ? lines : lines.subList(0, lines.size() - 1);
        CodeLayout layout = before.get(firstLine);
        if (layout == null || !layout.isStartOf(info, width, sure)) {
            layout = new CodeLayout(info, width);
        }
        for (int i = layout.lineCount(); i < sure.size(); i++) {
            layout.line(sure.get(i));
        }
        now.put(firstLine, layout);
        return layout.rowsWith(lines.isEmpty() ? "" : lines.getLast());
    }

    /// The next layout may use what this one made, if its text begins at the same place.
    void turn(boolean sameStart) {
        before = sameStart ? now : new HashMap<>();
        now = new HashMap<>();
    }
}
