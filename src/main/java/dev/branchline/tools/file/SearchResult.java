package dev.branchline.tools.file;

/// What was found, in words, as far as it is wanted.
final class SearchResult {
    private final int most;
    private final StringBuilder text = new StringBuilder();
    private int lines;
    private int files;
    private boolean cut;
    private boolean timedOut;
    private int tooDeep;

    /// @param most no more lines than that
    SearchResult(int most) {
        this.most = most;
    }

    /// Takes in the next file that has something.
    void add(FileSearch.Hits hits) {
        files++;
        text.append(text.isEmpty() ? "" : "\n").append(hits.path()).append('\n');
        for (String piece : hits.pieces()) {
            if (lines == most || text.length() > Cap.OUTPUT) {
                cut = true;
                return;
            }
            lines++;
            text.append(piece);
        }
        cut |= hits.more();
    }

    /// The pattern went too deep for some files.
    void addTooDeep(int count) {
        tooDeep += count;
    }

    /// Not all could be looked through in time.
    void timeIsUp() {
        timedOut = true;
    }

    /// Whether nothing more is taken in.
    boolean full() {
        return cut || timedOut;
    }

    String told(Spot spot) {
        String end = timedOut ? "The time for searching was up, so this is not all. Narrow it with path or filePattern, or a simpler pattern. " : "";
        if (tooDeep > 0) {
            end += Numbers.of(tooDeep, "file") + " could not be searched: the pattern goes too deep, make it simpler. ";
        }
        if (lines == 0) {
            return end + "No line matches in " + (spot.path().isEmpty() ? "the workspace" : spot.path()) + ".";
        }
        end += cut
                ? "There are more: only the first " + Numbers.of(lines, "line") + " are shown. Narrow it with path or filePattern, or raise maxResults."
                : Numbers.of(lines, "matching line") + " in " + Numbers.of(files, "file") + ".";
        return text + "\n[" + end + "]";
    }
}
