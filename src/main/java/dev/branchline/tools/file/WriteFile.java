package dev.branchline.tools.file;

import dev.branchline.model.change.FileState;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.Tool;
import dev.branchline.tools.ToolException;
import dev.branchline.workspace.FileContent;
import dev.branchline.workspace.FileReader;
import dev.branchline.workspace.FileText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Writes a whole file, new or known.
final class WriteFile implements Tool {
    static final String NAME = "write_file";

    private static final ToolSpec SPEC = new ToolSpec(
            NAME,
            "Create a file, or replace all of a file that you have read. For changing parts of a file use edit_file. "
                    + "A file that exists keeps its encoding and line ends.",
            """
            {"type":"object","properties":{\
            "path":{"type":"string","description":"File, relative to the workspace."},\
            "content":{"type":"string","description":"The whole new content."},\
            "createDirs":{"type":"boolean","description":"Make missing folders. Default true."}},\
            "required":["path","content"],"additionalProperties":false}""",
            ToolEffect.WRITES,
            ToolSpec.BUILT_IN);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public CallPlan plan(JsonNode arguments, CallContext context) throws ToolException, IOException {
        Args args = new Args(arguments);
        Spot spot = Spot.toWrite(context, args.text("path"));
        String content = args.text("content");
        FileContent now = new FileReader(context.workspace()).read(spot.place());
        if (now.state() instanceof FileState.Absent) {
            refuseMissingFolder(spot, args.flag("createDirs", true));
            return Writing.of(NAME, spot, context, FileState.ABSENT, FileText.fresh(content), List.of());
        }
        Present file = Present.of(spot, now, context);
        String text = LineEndings.like(file.text().lineEnds(), content);
        if (text.equals(file.text().text())) {
            return Looking.at(NAME, spot, args, () -> ToolOutcome.text(spot.path() + " has this content already. Nothing was changed."));
        }
        return Writing.of(NAME, spot, context, file.state(), file.text().with(text), List.of());
    }

    private static void refuseMissingFolder(Spot spot, boolean make) throws ToolException {
        Path folder = spot.place().absolute().getParent();
        if (!make && folder != null && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new ToolException("The folder of " + spot.path() + " does not exist. Set createDirs to true to make it. Nothing was changed.");
        }
    }
}
