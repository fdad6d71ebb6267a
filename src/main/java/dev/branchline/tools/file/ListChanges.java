package dev.branchline.tools.file;

import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.FileState;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.Tool;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Says what tools did to files in this session.
final class ListChanges implements Tool {
    static final String NAME = "list_changes";

    private static final int MOST = 200;

    private static final ToolSpec SPEC = new ToolSpec(
            NAME,
            "List the latest changes that tools made to files in this session, newest first, and which were taken back.",
            """
            {"type":"object","properties":{\
            "count":{"type":"integer","minimum":1,"maximum":200,"description":"How many. Default 10."}},\
            "additionalProperties":false}""",
            ToolEffect.READS,
            ToolSpec.BUILT_IN);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public CallPlan plan(JsonNode arguments, CallContext context) {
        Args args = new Args(arguments);
        int count = args.number("count", 10, 1, MOST);
        return Looking.around(NAME, args, () -> ToolOutcome.text(list(context.changes().view().changes(), count)));
    }

    private static String list(List<ChangeStatus> changes, int count) {
        if (changes.isEmpty()) {
            return "No file was changed in this session.";
        }
        StringBuilder text = new StringBuilder();
        for (ChangeStatus status : changes.subList(Math.max(0, changes.size() - count), changes.size()).reversed()) {
            text.append(line(status)).append('\n');
        }
        if (count < changes.size()) {
            text.append("[").append(Numbers.of(changes.size() - count, "older change")).append("; a larger count shows them]");
        }
        return text.toString();
    }

    private static String line(ChangeStatus status) {
        Change change = status.change();
        String what = change.edit().before() instanceof FileState.Absent ? "created "
                : change.edit().after() instanceof FileState.Absent ? "deleted " : "changed ";
        String from = change.edit().renamedFrom();
        return change.id() + "  " + change.at().truncatedTo(ChronoUnit.SECONDS) + "  " + change.origin().tool() + "  "
                + (from == null ? what : "renamed " + from + " to ") + change.path()
                + "  +" + change.added() + " −" + change.removed() + "  " + status.whole().name().toLowerCase(Locale.ROOT);
    }
}
