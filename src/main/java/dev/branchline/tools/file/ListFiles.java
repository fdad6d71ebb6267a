package dev.branchline.tools.file;

import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.Tool;
import dev.branchline.tools.ToolException;
import dev.branchline.workspace.IgnoreRules;
import dev.branchline.workspace.Stat;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// Shows what is in a folder.
final class ListFiles implements Tool {
    static final String NAME = "list_files";

    private static final int MAX_ENTRIES = 1_000;

    private static final ToolSpec SPEC = new ToolSpec(
            NAME,
            "List what is in a folder: folders end in /, files have their size in bytes. For finding files by content use search_code.",
            """
            {"type":"object","properties":{\
            "path":{"type":"string","description":"Folder, relative to the workspace; \\".\\" is the workspace itself."},\
            "showHidden":{"type":"boolean","description":"Also names that begin with a dot. Default false."}},\
            "required":["path"],"additionalProperties":false}""",
            ToolEffect.READS,
            ToolSpec.BUILT_IN);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public CallPlan plan(JsonNode arguments, CallContext context) throws ToolException {
        Args args = new Args(arguments);
        Spot spot = Spot.toRead(context, args.text("path"));
        boolean hidden = args.flag("showHidden", false);
        return Looking.at(NAME, spot, args, () -> ToolOutcome.text(list(spot, hidden, context)));
    }

    private static String list(Spot spot, boolean showHidden, CallContext context) throws ToolException, IOException {
        Path folder = spot.place().absolute();
        Stat stat = Stat.of(folder);
        if (stat == null) {
            throw Near.missing(spot.place());
        }
        if (!stat.isFolder()) {
            throw new ToolException(spot.path() + " is a file. read_file shows its content, file_info what is known of it.");
        }
        List<Path> entries = entries(folder);
        List<Path> shown = showHidden ? entries : entries.stream().filter(p -> !name(p).startsWith(".")).toList();
        IgnoreRules rules = IgnoreRules.at(context.workspace(), spot.place());
        StringBuilder text = new StringBuilder();
        int count = 0;
        while (count < Math.min(shown.size(), MAX_ENTRIES) && text.length() < Cap.OUTPUT) {
            text.append(line(shown.get(count), rules)).append('\n');
            count++;
        }
        if (count < shown.size()) {
            text.append("[").append(Numbers.count((long) shown.size() - count)).append(" more entries are not shown]\n");
        }
        if (shown.size() < entries.size()) {
            text.append("[").append(Numbers.count((long) entries.size() - shown.size())).append(" hidden; showHidden shows them]\n");
        }
        return text.isEmpty() ? spot.shown() + " is empty." : text.toString();
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        entries.sort(null);
        return entries;
    }

    private static String line(Path path, IgnoreRules rules) throws IOException {
        Stat stat = Stat.of(path);
        String name = name(path);
        if (stat == null) {
            return name;
        }
        String what = switch (stat.kind()) {
            case FOLDER -> name + "/";
            case FILE -> name + "  " + stat.size();
            case LINK -> name + " -> " + Files.readSymbolicLink(path);
            case SPECIAL -> name + "  (device, named pipe or socket)";
        };
        return rules.ignores(name, stat.isFolder()) ? what + "  (ignored)" : what;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
