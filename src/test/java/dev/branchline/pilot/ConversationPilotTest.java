package dev.branchline.pilot;

import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import dev.branchline.model.GenerationAudit;
import dev.branchline.session.Entry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// A person asks, reads, stops, goes on, asks again.
class ConversationPilotTest {
    private final Pilot pilot;

    ConversationPilotTest(@TempDir Path folder) {
        pilot = Pilot.in(folder);
    }

    @AfterEach
    void end() {
        pilot.close();
    }

    @Test
    void asksAndReadsTheAnswerAsItComes() {
        pilot.types("Why does it fail?").cursorIsBehind("Why does it fail?").presses("Enter").editorHolds("").screenShows("Why does it fail?", "sending");
        pilot.opens().screenShows("waiting");
        pilot.streams("Because of **the", " carriage** return.").screenShows("Because of the carriage return.", "streaming").screenHides("**");
        pilot.finishes().screenShows("served by Anthropic", "$0.0043", "ready");
        assertThat(pilot.windowTitle()).contains("Why does it fail?");
        assertThat(pilot.leaves().nodes()).hasSize(2).last().isInstanceOfSatisfying(
                Entry.AssistantMessage.class, a -> assertThat(a.answer().text()).isEqualTo("Because of **the carriage** return."));
    }

    @Test
    void stopsAnAnswerAndLetsItGoOn() {
        pilot.types("Count.").presses("Enter").streams("one two").presses("Esc").screenShows("one two", "stopped by you");
        assertThat(pilot.router().call(1).isOver()).as("the connection is closed").isTrue();
        pilot.inAnswer(1).streams(" three").screenHides("three");
        pilot.presses("Alt+C");
        assertThat(pilot.router().asked()).isEqualTo(2);
        pilot.inAnswer(2).answers("three four").screenShows("one two", "three four", "ready");
        assertThat(pilot.leaves().nodes()).hasSize(4);
    }

    @Test
    void looksUpWhatAStoppedAnswerHasCost() {
        pilot.router().audited(new GenerationAudit("gen-1", new BigDecimal("0.0077"), 10L, 20L, 0L, 0L, "Anthropic", true));
        pilot.types("Count.").presses("Enter").streams("one").screenShows("session ?").presses("Esc").screenShows("$0.0077");
    }

    @Test
    void asksAgainBesideTheAnswer() {
        pilot.types("Name a colour.").presses("Enter").answers("Red.");
        pilot.presses("Ctrl+R").screenHides("Red.").answers("Blue.").screenShows("Blue.", "2/2");
        pilot.presses("Alt+,").screenShows("Red.", "1/2").screenHides("Blue.");
        pilot.presses("Alt+.").screenShows("Blue.");
        assertThat(pilot.leaves().nodes()).hasSize(3);
    }

    @Test
    void editsAPromptAndSoMakesABranch() {
        pilot.types("Name a colour.").presses("Enter").answers("Red.");
        pilot.presses("Alt+E").editorHolds("Name a colour.").screenHides("Red.");
        pilot.presses("Ctrl+U").types("Name a fish.").presses("Enter").answers("Cod.").screenShows("Cod.").screenHides("Red.");
        pilot.presses("Alt+U", "Alt+U").screenShows("Red.");
        assertThat(pilot.leaves().nodes()).hasSize(4);
    }

    @Test
    void queuesAPromptAndTakesItBack() {
        pilot.types("One?").presses("Enter").streams("1");
        pilot.types("Two?").presses("Enter").editorHolds("").screenShows("Two?");
        pilot.types("Three?").presses("Enter").screenShows("Three?");
        pilot.presses("Alt+Q").editorHolds("Three?");
        assertThat(pilot.router().asked()).isEqualTo(1);
        pilot.finishes();
        assertThat(pilot.router().asked()).as("the waiting prompt is sent").isEqualTo(2);
        pilot.answers("2").screenShows("One?", "Two?", "2").editorHolds("Three?");
    }

    @Test
    void anErrorSaysWhatToDo() {
        pilot.types("Hello").presses("Enter");
        pilot.breaksOff(new ApiError(Kind.CREDITS, 402, null, "Insufficient credits", null, null, null, null));
        pilot.screenShows("Insufficient credits", "402", "Add credits at https://openrouter.ai/settings/credits", "F2");
        pilot.presses("Ctrl+R").answers("Hi.").screenShows("Hi.").screenHides("Insufficient");
    }

    @Test
    void aBrokenAnswerKeepsItsText() {
        pilot.types("Hello").presses("Enter").streams("Hi th").breaksOff(ApiError.of(Kind.TRUNCATED, "The connection broke."));
        pilot.screenShows("Hi th", "cut off: The connection broke.", "Alt+C goes on", "ready");
        assertThat(pilot.leaves().nodes()).hasSize(2);
    }

    @Test
    void aRetryCountsDownByTheClock() {
        pilot.types("Hello").presses("Enter");
        pilot.retries(1, ApiError.of(Kind.RATE_LIMIT, "Too many requests"), Duration.ofSeconds(5)).screenShows("retrying in 5 s", "Too many requests");
        pilot.waits(Duration.ofMillis(2_500)).screenShows("retrying in 3 s");
        pilot.waits(Duration.ofSeconds(2)).screenShows("retrying in 1 s");
        pilot.answers("Here.").screenShows("Here.").screenHides("retrying");
    }

    @Test
    void aRetryCanBeStopped() {
        pilot.types("Hello").presses("Enter").retries(1, ApiError.of(Kind.PROVIDER, "Overloaded"), Duration.ofSeconds(60));
        pilot.presses("Esc").screenShows("Stopped before anything came.").screenHides("retrying");
        assertThat(pilot.router().call(1).isOver()).isTrue();
    }

    @Test
    void thoughtsAreFoldedAndCanBeRead() {
        pilot.types("Think.").presses("Enter").thinks("A secret ponder.").screenShows("thinking");
        pilot.streams("Done.").finishes().screenHides("A secret ponder.").presses("Ctrl+T").screenShows("A secret ponder.", "Done.");
    }

    @Test
    void thePathIsWhatIsSent() {
        pilot.types("/system Be brief.").presses("Enter").types("One?").presses("Enter").answers("1").types("Two?").presses("Enter");
        assertThat(pilot.router().newest().request().messages()).extracting(Object::toString)
                .satisfiesExactly(
                        m -> assertThat(m).contains("Be brief."), m -> assertThat(m).contains("One?"), m -> assertThat(m).contains("1"),
                        m -> assertThat(m).contains("Two?"));
        pilot.answers("2").screenShows("Be brief.");
    }
}
