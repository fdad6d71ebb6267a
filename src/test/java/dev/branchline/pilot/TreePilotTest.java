package dev.branchline.pilot;

import dev.branchline.session.SessionTree;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// A person walks the tree, by keys and by mouse.
class TreePilotTest {
    private final Pilot pilot;

    TreePilotTest(@TempDir Path folder) {
        pilot = Pilot.in(folder);
        pilot.types("Name a colour.").presses("Enter").answers("Red.").types("And a fish.").presses("Enter").answers("Cod.");
    }

    @AfterEach
    void end() {
        pilot.close();
    }

    @Test
    void readsOneBranchWhileAnotherStreams() {
        pilot.presses("Ctrl+R").streams("Her").screenShows("Her").screenHides("Cod.");
        pilot.presses("Alt+,").screenShows("Cod.").screenHides("Her");
        pilot.streams("ring.").screenShows("Cod.").screenHides("Herring.");
        pilot.types("Why cod?").presses("Enter");
        assertThat(pilot.router().asked()).as("a second run, beside the first").isEqualTo(4);
        pilot.inAnswer(4).streams("Tasty.").screenShows("Tasty.");
        pilot.inAnswer(3).finishes().screenShows("Tasty.").screenHides("Herring.");
        pilot.inAnswer(4).finishes().presses("Alt+,").presses("Alt+.").screenShows("Herring.").screenHides("Tasty.");
        assertThat(pilot.leaves().nodes()).hasSize(7);
    }

    @Test
    void walksTheTreeByKeys() {
        pilot.presses("F3", "Home", "Down", "Enter").screenShows("Red.").screenHides("Cod.");
        pilot.presses("F3", "u").screenShows("Cod.").presses("U").screenHides("Cod.");
        pilot.presses("Home", "Enter").editorHolds("Name a colour.");
    }

    @Test
    void labelsAPlace() {
        pilot.presses("F3", "Home", "Down", "L").types("the red one").presses("Enter").screenShows("the red one");
        SessionTree tree = pilot.leaves();
        assertThat(tree.label(tree.nodes().get(1).id())).contains("the red one");
    }

    @Test
    void clicksInTheTree() {
        pilot.clicksAt(90, 3).clicksAt(90, 3).screenShows("Red.").screenHides("Cod.");
    }

    @Test
    void theWheelScrollsWhatIsUnderIt() {
        pilot.types("Long.").presses("Enter").answers("line  \n".repeat(100) + "the last line");
        pilot.screenShows("the last line").turnsWheel(-2, 10, 10).screenHides("the last line");
        pilot.streams().turnsWheel(2, 10, 10).screenShows("the last line");
        pilot.turnsWheel(-1, 100, 3).screenShows("the last line");
    }

    @Test
    void hidesAndWidensTheSidePanel() {
        pilot.screenShows("Branches").presses("F8").screenHides("┌ Branches").presses("F8").screenShows("Branches");
        int before = pilot.state().panes().sideWidth();
        pilot.presses("F3", "+").screenShows("Branches");
        assertThat(pilot.state().panes().sideWidth()).isGreaterThan(before);
        pilot.presses("-");
        assertThat(pilot.state().panes().sideWidth()).isEqualTo(before);
    }
}
