package dev.branchline.tools.file;

import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.Tool;
import dev.branchline.tools.ToolException;
import dev.branchline.workspace.FileReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Replaces text in a file.
final class EditFile implements Tool {
    static final String NAME = "edit_file";

    private static final ToolSpec SPEC = new ToolSpec(
            NAME,
            "Replace text in a file that you have read. Give find and replace, or several of them as edits, which are all done or none. "
                    + "find must be one place of the file, copied exactly with its indentation; with all it is replaced everywhere. "
                    + "Encoding and line ends stay as they are.",
            """
            {"type":"object","properties":{\
            "path":{"type":"string","description":"File, relative to the workspace."},\
            "find":{"type":"string","description":"Text to be replaced; enough of it to be one place."},\
            "replace":{"type":"string","description":"Text to stand there instead. Taken literally."},\
            "all":{"type":"boolean","description":"Replace every occurrence. Default false."},\
            "edits":{"type":"array","minItems":1,"description":"Several edits, done one after the other, instead of find and replace.",\
            "items":{"type":"object","properties":{"find":{"type":"string"},"replace":{"type":"string"},"all":{"type":"boolean"}},\
            "required":["find","replace"],"additionalProperties":false}}},\
            "required":["path"],"additionalProperties":false}""",
            ToolEffect.WRITES,
            ToolSpec.BUILT_IN);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public CallPlan plan(JsonNode arguments, CallContext context) throws ToolException, IOException {
        Args args = new Args(arguments);
        List<Edit> edits = Edit.of(args);
        Spot spot = Spot.toWrite(context, args.text("path"));
        Present file = Present.of(spot, new FileReader(context.workspace()).read(spot.place()), context);
        String text = file.text().text();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            String what = edits.size() == 1 ? "The edit failed" : "Edit " + (i + 1) + " of " + edits.size() + " failed";
            Replacement done = Replacement.of(spot.path(), text, file.text().lineEnds(), edits.get(i), what);
            text = done.text();
            if (!done.note().isEmpty()) {
                notes.add((edits.size() == 1 ? "The text was " : "The text of edit " + (i + 1) + " was ") + done.note() + ".");
            }
        }
        if (text.equals(file.text().text())) {
            throw new ToolException("The edits leave " + spot.path() + " as it is. Nothing was changed.");
        }
        return Writing.of(NAME, spot, context, file.state(), file.text().with(text), notes);
    }
}
