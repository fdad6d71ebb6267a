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
import dev.branchline.workspace.Stat;
import dev.branchline.workspace.TextCodec;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Shows a text file or a part of it, or an image.
final class ReadFile implements Tool {
    static final String NAME = "read_file";

    private static final int MAX_LINES = 2_000;
    private static final int MAX_IMAGE = 5 << 20;

    private static final ToolSpec SPEC = new ToolSpec(
            NAME,
            "Read a text file, or look at an image (png, jpeg, gif, webp). Without a range the file is shown from its beginning, as far as "
                    + MAX_LINES + " lines; a line in brackets at the top says when there is more, and what is special about encoding and line ends. "
                    + "A file must be read before it can be edited.",
            """
            {"type":"object","properties":{\
            "path":{"type":"string","description":"File, relative to the workspace."},\
            "startLine":{"type":"integer","minimum":1,"description":"First line to show, counted from 1."},\
            "endLine":{"type":"integer","minimum":1,"description":"Last line to show."},\
            "maxLines":{"type":"integer","minimum":1,"description":"Show at most so many lines."}},\
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
        int first = args.number("startLine", 1, 1, Integer.MAX_VALUE);
        int last = args.number("endLine", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        if (last < first) {
            throw new ToolException("endLine (" + last + ") is before startLine (" + first + ").");
        }
        LineRange range = new LineRange(first, last, args.number("maxLines", MAX_LINES, 1, Integer.MAX_VALUE));
        return Looking.at(NAME, spot, args, () -> read(spot, range, context));
    }

    private static ToolOutcome read(Spot spot, LineRange range, CallContext context) throws ToolException, IOException {
        FileReader reader = new FileReader(context.workspace());
        FileContent content = reader.read(spot.place());
        Stat stat = content.stat();
        if (stat == null) {
            throw Near.missing(spot.place());
        }
        if (stat.isFolder()) {
            throw new ToolException(spot.shown() + " is a folder. list_files shows what is in it.");
        }
        if (!(content.state() instanceof FileState.Regular)) {
            return ToolOutcome.text(HugeFile.read(reader, spot, range, stat.size()));
        }
        String image = Kinds.image(content.bytes());
        if (!image.isEmpty()) {
            return image(spot, content, image, context);
        }
        FileText text = TextCodec.decode(content.bytes()).orElseThrow(() -> new ToolException(spot.path() + " is not text: "
                + Kinds.binary(content.bytes()) + ", " + Numbers.bytes(stat.size()) + ". It cannot be shown."));
        context.seen().saw(spot.path(), content.state());
        return ToolOutcome.text(TextSlice.of(spot.path(), text, range));
    }

    private static ToolOutcome image(Spot spot, FileContent content, String type, CallContext context) throws ToolException {
        if (content.bytes().length > MAX_IMAGE) {
            throw new ToolException(spot.path() + " is an image of " + Numbers.bytes(content.bytes().length) + "; more than "
                    + Numbers.bytes(MAX_IMAGE) + " cannot be sent. Make it smaller first.");
        }
        context.seen().saw(spot.path(), content.state());
        String url = "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content.bytes());
        return new ToolOutcome(
                "[" + spot.path() + ": " + type + ", " + Numbers.bytes(content.bytes().length) + "]", false, List.of(url), List.of(), null, 0);
    }
}
