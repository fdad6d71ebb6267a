package dev.branchline.tools.file;

import dev.branchline.changes.StaleFileException;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.ToolSpec;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.Tool;
import dev.branchline.tools.ToolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Takes a change back, when nothing of the user is in the way.
final class UndoChange implements Tool {
    static final String NAME = "undo_change";

    private static final ToolSpec SPEC = new ToolSpec(
            NAME,
            "Take back one change that a tool made to a file in this session. What was changed later in the same file stays; "
                    + "when both touch the same lines, nothing is done.",
            """
            {"type":"object","properties":{\
            "changeId":{"type":"string","description":"Name of the change as list_changes shows it, such as c5."}},\
            "required":["changeId"],"additionalProperties":false}""",
            ToolEffect.WRITES,
            ToolSpec.BUILT_IN);

    @Override
    public ToolSpec spec() {
        return SPEC;
    }

    @Override
    public CallPlan plan(JsonNode arguments, CallContext context) throws ToolException, IOException {
        ChangeId id = id(new Args(arguments).text("changeId"), context);
        Plan plan = context.changes().plan(new Wish.Revert(List.of(Selection.of(id))));
        if (!plan.blocked().isEmpty()) {
            throw new ToolException("Change " + id + " cannot be taken back: " + plan.blocked() + " Nothing was changed.");
        }
        if (plan.hasConflicts()) {
            throw new ToolException("Change " + id + " cannot be taken back by itself: " + paths(plan, FilePlan.Fate.CONFLICT)
                    + " was changed since in the same lines. Edit the file by hand with edit_file, or leave it to the user. Nothing was changed.");
        }
        List<FilePlan> done = plan.files().stream().filter(f -> !f.edit().before().equals(f.edit().after())).toList();
        if (done.isEmpty()) {
            throw new ToolException("There is nothing to take back of change " + id + ": "
                    + (plan.files().isEmpty() ? "its lines are in no file any more." : told(plan.files())) + " Nothing was changed.");
        }
        List<FileDiff> diffs = new ArrayList<>();
        for (FilePlan file : done) {
            diffs.add(context.changes().result(plan, file.path()));
        }
        return new Undoing(id, plan, diffs, context);
    }

    private static ChangeId id(String text, CallContext context) throws ToolException {
        ChangeId id;
        try {
            id = ChangeId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ToolException("\"" + text + "\" names no change. list_changes shows their names, such as c5.", e);
        }
        if (context.changes().view().changes().stream().noneMatch(c -> c.change().id().equals(id))) {
            throw new ToolException("There is no change " + id + " in this session. list_changes shows those there are.");
        }
        return id;
    }

    private static String paths(Plan plan, FilePlan.Fate fate) {
        return String.join(", ", plan.files().stream().filter(f -> f.fate() == fate).map(FilePlan::path).toList());
    }

    private static String told(List<FilePlan> files) {
        return String.join("\n", files.stream()
                .map(f -> f.path() + ": " + f.fate().name().toLowerCase(Locale.ROOT) + (f.why().isEmpty() ? "" : ", " + f.why()))
                .toList());
    }

    private record Undoing(ChangeId id, Plan plan, List<FileDiff> diffs, CallContext context) implements CallPlan {
        @Override
        public String title() {
            return NAME + " " + id;
        }

        @Override
        public List<String> targets() {
            return plan.files().stream().map(FilePlan::path).toList();
        }

        @Override
        public String mustAsk() {
            return plan.files().stream().anyMatch(f -> f.path().startsWith("/")) ? "It changes a file outside of the workspace." : "";
        }

        @Override
        public Preview preview() {
            return new Preview.Edits(diffs);
        }

        @Override
        public ToolOutcome run(Approval approval, Consumer<String> output) throws ToolException, IOException {
            if (!(approval instanceof Approval.Whole)) {
                throw new ToolException("The user did not want all of it taken back. Nothing was changed.");
            }
            try {
                Report report = context.changes().apply(plan);
                return ToolOutcome.text("Took back change " + id + ".\n" + told(report.files()));
            } catch (StaleFileException e) {
                throw new ToolException(e.path() + " was changed just now. Nothing was changed; try again.", e);
            }
        }
    }
}
