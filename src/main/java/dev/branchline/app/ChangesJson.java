package dev.branchline.app;

import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.Plan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes as JSON for scripts. Names and fields are part of the program's interface.
final class ChangesJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ChangesJson() {}

    static String change(ChangeStatus status) {
        Change change = status.change();
        ObjectNode node = JSON.createObjectNode();
        node.put("id", change.id().toString()).put("path", change.path()).put("at", change.at().toString());
        node.put("state", name(status.whole())).put("added", change.added()).put("removed", change.removed()).put("text", change.text());
        if (change.edit().renamedFrom() != null) {
            node.put("renamedFrom", change.edit().renamedFrom());
        }
        node.put("tool", change.origin().tool()).put("model", change.origin().model());
        node.put("turn", change.origin().turn().value()).put("answer", change.origin().answer().value());
        ArrayNode hunks = node.putArray("hunks");
        status.hunks().forEach(state -> hunks.add(name(state)));
        return node.toString();
    }

    /// @param patch empty when it is no change of text
    static String diff(ChangeId id, FileDiff diff, String patch) {
        ObjectNode node = JSON.createObjectNode().put("id", id.toString()).put("path", diff.path()).put("patch", patch);
        ArrayNode what = node.putArray("what");
        diff.what().forEach(what::add);
        return node.toString();
    }

    /// @param operation what takes it back; null when nothing was done
    static String outcome(Plan plan, List<FilePlan> files, boolean done, @Nullable String operation) {
        ObjectNode node = JSON.createObjectNode();
        node.put("title", plan.title()).put("done", done);
        if (operation != null) {
            node.put("operation", operation);
        }
        if (!plan.blocked().isEmpty()) {
            node.put("blocked", plan.blocked());
        }
        ArrayNode all = node.putArray("files");
        for (FilePlan file : files) {
            ObjectNode one = all.addObject().put("path", file.path()).put("fate", name(file.fate())).put("added", file.added()).put("removed", file.removed());
            if (!file.why().isEmpty()) {
                one.put("why", file.why());
            }
            if (!file.conflicts().isEmpty()) {
                one.put("conflicts", file.conflicts().size());
            }
        }
        return node.toString();
    }

    /// Lines are counted from 1, both ends included.
    static String blamed(BlamedLines lines) {
        ObjectNode node = JSON.createObjectNode().put("from", lines.from() + 1).put("to", lines.to());
        if (lines.change() != null && lines.origin() != null) {
            node.put("change", lines.change().toString()).put("tool", lines.origin().tool()).put("model", lines.origin().model());
            node.put("turn", lines.origin().turn().value()).put("answer", lines.origin().answer().value());
        }
        if (lines.at() != null) {
            node.put("at", lines.at().toString());
        }
        return node.toString();
    }

    static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
