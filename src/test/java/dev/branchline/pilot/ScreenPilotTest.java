package dev.branchline.pilot;

import dev.branchline.model.ApiError;
import dev.branchline.model.Secret;
import dev.branchline.state.KeyState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// A person uses the screen: lists, colours, sizes, sessions; leaves and returns.
class ScreenPilotTest {
    private final Path folder;
    private Pilot pilot;

    ScreenPilotTest(@TempDir Path folder) {
        this.folder = folder;
        pilot = Pilot.in(folder);
    }

    @AfterEach
    void end() {
        pilot.close();
    }

    @Test
    void aCommandIsCompletedByName() {
        pilot.types("/the").screenShows("/theme").presses("Tab").editorHolds("/theme ").types("light").presses("Enter");
        assertThat(pilot.state().panes().theme()).isEqualTo("light");
        pilot.editorHolds("");
    }

    @Test
    void aCompletionIsChosenByTheMouse() {
        pilot.types("/t").screenShows("/theme", "/title").clicks("/title").editorHolds("/t").clicks("/title").editorHolds("/title ");
        pilot.presses("Ctrl+U").types("/").turnsWheel(1, 5, 33).presses("Esc").clicksAt(5, 33).editorHolds("/");
    }

    @Test
    void aModelIsChosenFromTheList() {
        pilot.presses("F2").screenShows("openai/gpt-5.6-mini", "deepseek/deepseek-v4").types("deep").screenHides("openai/gpt-5.6-mini");
        pilot.presses("Enter").screenShows("deepseek-v4").types("Hi").presses("Enter");
        assertThat(pilot.router().newest().request().model()).isEqualTo("deepseek/deepseek-v4");
        pilot.answers("Ho.").presses("F2").types("mini").presses("Esc").screenHides("gpt-5.6-mini");
    }

    @Test
    void aThemeIsTriedOnAndPutBack() {
        String before = pilot.penAt(0, 20);
        pilot.types("/theme").presses("Enter").types("light").presses("Down", "Up");
        assertThat(pilot.penAt(0, 20)).isNotEqualTo(before);
        pilot.presses("Esc");
        assertThat(pilot.penAt(0, 20)).isEqualTo(before);
        assertThat(pilot.state().panes().theme()).isEqualTo("dark");
    }

    @Test
    void aKeyIsStoredUncheckedWhenThereIsNoNetwork() {
        pilot.router().troubled(ApiError.of(ApiError.Kind.NETWORK, "openrouter.ai was not found."));
        pilot.types("/key").presses("Enter").types("sk-or-v1-good").presses("Enter").screenShows("openrouter.ai was not found.", "could not be checked");
        pilot.screenShows("Enter store unchecked").types("x").screenShows("check and store").presses("Backspace", "Enter", "Enter");
        pilot.screenShows("The key is stored.");
        assertThat(pilot.state().key()).isEqualTo(new KeyState.Unchecked(new Secret("sk-or-v1-good")));
        assertThat(folder.resolve("settings.json")).content().contains("sk-or-v1-good");
    }

    @Test
    void aKeyThatIsRefusedIsNotStored() {
        pilot.router().troubled(ApiError.of(ApiError.Kind.AUTHENTICATION, "User not found."));
        pilot.types("/key").presses("Enter").types("sk-or-v1-evil").presses("Enter").screenShows("User not found.", "check and store").presses("Enter");
        pilot.screenShows("check and store");
        assertThat(folder.resolve("settings.json")).doesNotExist();
    }

    @Test
    void noticesPassByTheClock() {
        pilot.presses("Alt+C").screenShows("There is nothing to ask again yet.");
        pilot.waits(Duration.ofSeconds(5)).screenShows("There is nothing to ask again yet.");
        pilot.waits(Duration.ofSeconds(2)).screenHides("There is nothing to ask again yet.");
    }

    @Test
    void aMegabyteIsPastedAndSentWhole() {
        String text = "All work and no play makes Jack a dull boy.\n".repeat(25_000);
        pilot.pastes(text).editorHolds(text).presses("Enter");
        assertThat(pilot.router().newest().request().messages().getLast().toString()).contains(text.strip());
        pilot.answers("Noted.").screenShows("Noted.");
    }

    @Test
    void theWindowChangesItsSizeWhileAnAnswerComes() {
        pilot.types("Tell me.").presses("Enter").streams("It was a dark and stormy night; the rain fell in torrents");
        pilot.resizes(40, 12).screenShows("torrents").streams(", except at occasional intervals");
        pilot.resizes(1, 1).streams(", when it was checked").resizes(20, 5).resizes(200, 60);
        pilot.finishes().screenShows("the rain fell in torrents, except at occasional intervals, when it was checked");
        pilot.resizes(80, 24).screenShows("when it was checked");
    }

    @Test
    void anotherSessionTakesThePlaceAndTheFirstComesBack() {
        pilot.types("First question").presses("Enter").answers("First answer").types("half a draft");
        pilot.presses("Alt+N").screenHides("First answer").editorHolds("");
        pilot.types("Second question").presses("Enter").answers("Second answer");
        pilot.presses("F7").screenShows("First question", "Second question").presses("Down", "Enter");
        pilot.screenShows("First answer").screenHides("Second answer").editorHolds("half a draft");
        assertThat(pilot.leaves().nodes()).hasSize(2);
    }

    @Test
    void noOtherSessionWhileAnAnswerStreams() {
        pilot.types("Tell me.").presses("Enter").streams("Once upon").presses("Alt+N").screenShows("An answer is still streaming", "Once upon");
    }

    @Test
    void theTitleIsGivenByCommand() {
        pilot.types("Hello").presses("Enter").answers("Hi.").types("/title Greetings").presses("Enter").screenShows("Greetings");
        assertThat(pilot.windowTitle()).contains("Greetings");
        assertThat(pilot.leaves().title()).contains("Greetings");
    }

    @Test
    void usageAndHelpTellWhatThereIs() {
        pilot.types("Hello").presses("Enter").answers("Hi.").presses("F6").screenShows("Usage", "$0.0043", "12.4k").presses("Esc");
        pilot.presses("F1").screenShows("Help", "Ctrl+R").types("branch").screenShows("Next branch").presses("Esc").screenHides("Next branch");
    }

    @Test
    void theWindowLosesItsFocus() {
        pilot.looksAway();
        assertThat(pilot.state().panes().windowFocused()).isFalse();
        pilot.looksBack().types("x").editorHolds("x");
        assertThat(pilot.state().panes().windowFocused()).isTrue();
    }

    @Test
    void quitsAtTheSecondPressOnly() {
        pilot.types("draft").presses("Ctrl+C").editorHolds("").screenShows("The draft is put away").presses("Ctrl+C").screenShows("again to quit").goesOn();
        pilot.waits(Duration.ofSeconds(3)).presses("Ctrl+C").goesOn().presses("Ctrl+C").hasEnded();
    }

    @Test
    void quittingKeepsWhatStreamed() {
        pilot.types("Tell me.").presses("Enter").streams("Once upon").presses("Ctrl+Q").hasEnded();
        assertThat(pilot.leaves().nodes()).hasSize(2);
    }

    @Test
    void comesBackToWhatWasLeft() {
        pilot.types("Hello").presses("Enter").answers("Hi.").types("unsent").presses("Ctrl+Q").close();
        pilot = Pilot.in(folder);
        pilot.screenShows("Hello", "Hi.", "$0.0043").editorHolds("unsent").presses("Ctrl+U", "Up").editorHolds("Hello");
    }

    @Test
    void aPainterThatFailsShowsAPageAndNothingIsLost() {
        pilot.types("Hello").presses("Enter").streams("Hi");
        pilot.paintingFails(new IllegalStateException("secret prompt")).streams(" there").screenShows("r try again", "IllegalStateException");
        pilot.finishes().presses("c");
        assertThat(pilot.clipboard()).contains("IllegalStateException").doesNotContain("secret");
        pilot.paintingFails(null).presses("r").screenShows("Hi there").screenHides("r try again").editorHolds("");
        assertThat(pilot.leaves().nodes()).hasSize(2);
    }

    @Test
    void anIdleProgramPaintsNothing() {
        pilot.types("Hello").presses("Enter").answers("Hi.").waits(Duration.ofSeconds(30));
        long before = pilot.framesPainted();
        pilot.waits(Duration.ofMinutes(10));
        assertThat(pilot.framesPainted()).isEqualTo(before);
    }
}
