package dev.branchline.state.overlay;

import dev.branchline.command.CommandCatalog;
import dev.branchline.command.HelpRows;
import dev.branchline.event.Input;
import dev.branchline.event.OverlayIntent;
import dev.branchline.state.Scenario;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// One-line questions, by key.
class FieldTest {
    private final Scenario s = new Scenario();

    private String field() {
        return ((Overlay.Field) s.state().topOverlay().orElseThrow()).text();
    }

    @Test
    void aFieldIsEditedInTheMiddle() {
        s.on(new OverlayIntent.Open(OverlayIntent.Kind.RENAME)).type("fix the parser");
        s.press("Ctrl+Left").type("CRLF ").press("Home").type("to ").press("End", "Backspace", "Ctrl+A", "Delete");
        assertThat(field()).isEqualTo("o fix the CRLF parse");
        s.press("Ctrl+Right", "Ctrl+Right", "Ctrl+W");
        assertThat(field()).isEqualTo("o  the CRLF parse");
    }

    @Test
    void aPasteOfSeveralLinesBecomesOne() {
        s.on(new OverlayIntent.Open(OverlayIntent.Kind.RENAME)).on(new OverlayIntent.Type("a\r\nb\nc"));
        assertThat(field()).isEqualTo("a b c");
    }

    @Test
    void aKeyIsMendedInTheMiddle() {
        s.on(new OverlayIntent.Open(OverlayIntent.Kind.KEY)).type("sk-or-12").press("Left", "Left").type("v1-");
        assertThat(((Overlay.KeyEntry) s.state().topOverlay().orElseThrow()).text()).isEqualTo("sk-or-v1-12");
    }

    @Test
    void helpSaysEverySentenceInFullAtAnyWidth() {
        CommandCatalog catalog = CommandCatalog.standard();
        for (int columns : new int[] {20, 40, 80, 120, 200}) {
            StringBuilder said = new StringBuilder();
            HelpRows.of(catalog, s.on(new Input.Resized(columns, 24)).state(), "").forEach(r -> said.append(r.help()).append(' '));
            catalog.all().forEach(c -> assertThat(said.toString()).as("at " + columns).contains(c.help()));
        }
    }
}
