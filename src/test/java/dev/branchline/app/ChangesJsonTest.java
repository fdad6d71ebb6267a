package dev.branchline.app;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.Conflict;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Wish;
import dev.branchline.ui.ChangeFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// The JSON of the verbs is read by scripts: its fields stay, and each of them is on the page about scripts.
class ChangesJsonTest {
    private static final Path PAGE = Path.of("src/site/markdown/scripts.md");

    private static List<String> fields(String json) throws IOException {
        JsonNode node = JsonMapper.shared().readTree(json);
        List<String> names = List.copyOf(node.propertyNames());
        String page = Files.readString(PAGE);
        assertThat(names).allMatch(n -> page.contains("`" + n + "`"));
        return names;
    }

    private static ChangeStatus change() {
        ChangeFixtures changes = new ChangeFixtures();
        changes.change(new EntryId("t1"), new EntryId("a1"), "edit_file", "a.txt", "a\n", "b\n");
        return changes.view().changes().getFirst();
    }

    @Test
    void aChange() throws IOException {
        assertThat(fields(ChangesJson.change(change())))
                .containsExactly("id", "path", "at", "state", "added", "removed", "text", "tool", "model", "turn", "answer", "hunks");
    }

    @Test
    void aPatch() throws IOException {
        assertThat(fields(ChangesJson.diff(new ChangeId(1), ChangeFixtures.diff("a.txt", "a\n", "b\n"), "…"))).containsExactly("id", "path", "patch", "what");
    }

    @Test
    void whatIsDoneOrWouldBe() throws IOException {
        Conflict conflict = new Conflict(List.of("a\n"), List.of("b\n"), List.of("c\n"), 0);
        FilePlan file = new FilePlan(
                FileEdit.of("a.txt", ChangeFixtures.state("a"), ChangeFixtures.state("b")), FilePlan.Fate.CONFLICT, 0, 0, "Changed since.", List.of(conflict));
        Plan plan = new Plan(1, new Wish.Redo(), "Redo", List.of(file), "There is nothing to redo.", List.of());
        String json = ChangesJson.outcome(plan, plan.files(), false, "o1");
        assertThat(fields(json)).containsExactly("title", "done", "operation", "blocked", "files");
        assertThat(fields(JsonMapper.shared().readTree(json).get("files").get(0).toString()))
                .containsExactly("path", "fate", "added", "removed", "why", "conflicts");
    }

    @Test
    void whoWroteLines() throws IOException {
        ChangeStatus change = change();
        assertThat(fields(ChangesJson.blamed(new BlamedLines(0, 2, change.change().id(), change.change().origin(), change.change().at()))))
                .containsExactly("from", "to", "change", "tool", "model", "turn", "answer", "at");
        assertThat(fields(ChangesJson.blamed(new BlamedLines(0, 2, null, null, null)))).containsExactly("from", "to");
    }

    @Test
    void everyStateAndFateIsExplained() throws IOException {
        String page = Files.readString(PAGE);
        for (HunkState state : HunkState.values()) {
            assertThat(page).contains("`" + ChangesJson.name(state) + "`");
        }
        for (FilePlan.Fate fate : FilePlan.Fate.values()) {
            assertThat(page).contains("`" + ChangesJson.name(fate) + "`");
        }
    }
}
