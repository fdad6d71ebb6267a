package dev.branchline.state.changes;

import dev.branchline.event.Arrived;
import dev.branchline.event.ToolEvent;
import dev.branchline.event.ViewIntent;
import dev.branchline.model.RunId;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.state.Effect;
import dev.branchline.state.Scenario;
import dev.branchline.ui.ChangeFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What an unfolded card lacks is asked of the ledger, once.
class CardDiffsTest {
    private static final ChangeId CHANGE = new ChangeId(7);

    private final Scenario s = new Scenario();

    private void aCallThatChangedAFile() {
        s.type("go").press("Enter");
        RunId run = s.lastRun();
        s.calls(run, "I will.", "call1 write_it {}").prepare(run);
        s.on(new ToolEvent.Finished(run, "call1", new ToolOutcome("done", false, List.of(), List.of(CHANGE), null, 5)));
        s.answer(run, "That was it.").forget();
    }

    @Test
    void theDiffOfACardIsAskedForWhenItIsUnfolded() {
        aCallThatChangedAFile();
        assertThat(s.effects(Effect.LoadDiff.class)).isEmpty();
        s.on(new ViewIntent.ToggleCard(null));
        assertThat(s.effects(Effect.LoadDiff.class)).extracting(Effect.LoadDiff::change).containsExactly(CHANGE);
        s.on(new ViewIntent.ToggleCard(null), new ViewIntent.ToggleCard(null));
        assertThat(s.effects(Effect.LoadDiff.class)).as("it is on its way").hasSize(1);

        s.on(new Arrived.DiffLoaded(s.effects(Effect.LoadDiff.class).getFirst().request(), CHANGE, ChangeFixtures.diff("a.txt", "a\n", "b\n")));
        assertThat(s.state().changes().cards().of(List.of(CHANGE))).hasSize(1);
        s.on(new ViewIntent.ToggleCard(null), new ViewIntent.ToggleCard(null));
        assertThat(s.effects(Effect.LoadDiff.class)).as("it is there").hasSize(1);
    }

    @Test
    void whatCouldNotBeReadMayBeAskedForAgain() {
        aCallThatChangedAFile();
        s.on(new ViewIntent.ToggleCard(null));
        s.on(new Arrived.ChangesFailed(s.effects(Effect.LoadDiff.class).getFirst().request(), "no such thing"));
        s.on(new ViewIntent.ToggleCard(null), new ViewIntent.ToggleCard(null));
        assertThat(s.effects(Effect.LoadDiff.class)).hasSize(2);
    }
}
