package dev.branchline.tools.file;

import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.Tool;
import dev.branchline.tools.ToolException;
import dev.branchline.workspace.Glob;
import dev.branchline.workspace.Stat;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds lines by a regular expression.
final class SearchCode implements Tool {
    static final String NAME = "search_code";

    private static final int MAX_RESULTS = 1_000;
    private static final int MAX_CONTEXT = 20;
    private static final long MILLIS = 20_000;

    private static final ToolSpec SPEC = new ToolSpec(
            NAME,
            "Search files for lines that match a regular expression. Ignored files (.gitignore, .branchlineignore), binary files and files over "
                    + Numbers.bytes(Candidates.MAX_SIZE) + " are left out.",
            """
            {"type":"object","properties":{\
            "pattern":{"type":"string","description":"Regular expression, held against each line by itself."},\
            "path":{"type":"string","description":"Folder or file to search. Default: the whole workspace."},\
            "filePattern":{"type":"string","description":"Only files that fit this glob, such as *.java or src/**/*.{ts,tsx}."},\
            "caseSensitive":{"type":"boolean","description":"Default false."},\
            "contextLines":{"type":"integer","minimum":0,"maximum":20,"description":"Lines to show around each match. Default 0."},\
            "maxResults":{"type":"integer","minimum":1,"maximum":1000,"description":"Stop after so many matching lines. Default 100."}},\
            "required":["pattern"],"additionalProperties":false}""",
            ToolEffect.READS,
            ToolSpec.BUILT_IN);

    private final Optional<Ripgrep> ripgrep;

    SearchCode(Optional<Ripgrep> ripgrep) {
        this.ripgrep = ripgrep;
    }

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public CallPlan plan(JsonNode arguments, CallContext context) throws ToolException {
        Args args = new Args(arguments);
        String path = args.textOrNull("path");
        Spot spot = Spot.toRead(context, path == null || path.isEmpty() ? "." : path);
        SearchPattern pattern = SearchPattern.of(args.text("pattern"), args.flag("caseSensitive", false));
        Optional<Glob> glob = glob(args.textOrNull("filePattern"));
        int lines = args.number("contextLines", 0, 0, MAX_CONTEXT);
        int most = args.number("maxResults", 100, 1, MAX_RESULTS);
        return Looking.at(NAME + " " + args.text("pattern") + " in", spot, args, () -> search(spot, pattern, glob, lines, most, context));
    }

    private static Optional<Glob> glob(@Nullable String text) throws ToolException {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(Glob.of(text));
        } catch (IllegalArgumentException e) {
            throw new ToolException(String.valueOf(e.getMessage()), e);
        }
    }

    private ToolOutcome search(Spot spot, SearchPattern pattern, Optional<Glob> glob, int lines, int most, CallContext context)
            throws ToolException, IOException, InterruptedException {
        Stat stat = Stat.of(spot.place().absolute());
        if (stat == null) {
            throw Near.missing(spot.place());
        }
        Deadline deadline = new Deadline(MILLIS);
        Candidates candidates = new Candidates(context.workspace(), spot.place(), stat, glob);
        SearchResult result = new SearchResult(most);
        try (Searching searching = new Searching(new FileSearch(pattern, deadline, lines, most), deadline, result)) {
            candidates.each(ripgrep, pattern, deadline, searching::add);
            searching.finish();
        }
        return ToolOutcome.text(result.told(spot));
    }
}
