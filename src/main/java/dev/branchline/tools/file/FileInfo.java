package dev.branchline.tools.file;

import dev.branchline.model.change.FileState;
import dev.branchline.model.change.LineText;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Says what is known of a file without showing it.
final class FileInfo implements Tool {
    static final String NAME = "file_info";

    private static final ToolSpec SPEC = new ToolSpec(
            NAME,
            "Tell kind, size, lines, encoding, line ends, permissions and time of change of a file or folder.",
            """
            {"type":"object","properties":{\
            "path":{"type":"string","description":"File or folder, relative to the workspace."}},\
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
        return Looking.at(NAME, spot, args, () -> ToolOutcome.text(info(spot, context)));
    }

    private static String info(Spot spot, CallContext context) throws ToolException, IOException {
        FileContent content = new FileReader(context.workspace()).read(spot.place());
        Stat stat = content.stat();
        if (stat == null) {
            throw Near.missing(spot.place());
        }
        List<String> lines = new ArrayList<>();
        lines.add("path: " + spot.shown());
        if (spot.place().link() != null) {
            lines.add("symbolic link: " + spot.place().link() + " leads here");
        }
        lines.add("kind: " + kind(content, stat));
        if (stat.isFile()) {
            lines.add("size: " + Numbers.bytes(stat.size()));
            TextCodec.decode(content.bytes()).filter(_ -> content.state() instanceof FileState.Regular).ifPresent(t -> text(t, lines));
        }
        lines.add("modified: " + Instant.ofEpochSecond(0, stat.modified()).truncatedTo(ChronoUnit.SECONDS));
        if (stat.mode() >= 0) {
            lines.add("permissions: " + String.format("%04o", stat.mode()));
        }
        if (stat.isFile() && stat.links() > 1) {
            lines.add("hard links: " + stat.links());
        }
        Optional<String> refusal = context.workspace().writeRefusal(spot.place());
        refusal.ifPresent(r -> lines.add("not to be changed: " + r));
        return String.join("\n", lines);
    }

    private static String kind(FileContent content, Stat stat) {
        return switch (stat.kind()) {
            case FOLDER -> "folder";
            case LINK -> "symbolic link";
            case SPECIAL -> "device, named pipe or socket";
            case FILE -> {
                if (!(content.state() instanceof FileState.Regular)) {
                    yield "file";
                }
                yield TextCodec.decode(content.bytes()).isPresent() && Kinds.image(content.bytes()).isEmpty()
                        ? "text file" : "file, " + Kinds.binary(content.bytes());
            }
        };
    }

    private static void text(FileText text, List<String> lines) {
        lines.add("lines: " + new LineText(text.text()).lines());
        lines.add("encoding: " + text.encoding());
        lines.add("line ends: " + switch (text.lineEnds()) {
            case NONE -> "none";
            case LF -> "LF";
            case CRLF -> "CRLF";
            case MIXED -> "mixed";
        } + (text.text().isEmpty() || text.endsWithNewline() ? "" : ", none at the end"));
    }
}
