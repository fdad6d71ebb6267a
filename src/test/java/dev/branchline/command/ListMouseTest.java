package dev.branchline.command;

import dev.branchline.event.ComposerIntent;
import dev.branchline.event.Input;
import dev.branchline.event.Intent;
import dev.branchline.event.Key;
import dev.branchline.event.OverlayIntent;
import dev.branchline.event.OverlayIntent.Kind;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.overlay.OverlayBox;
import dev.branchline.state.view.Geometry;
import dev.branchline.state.view.Rect;
import dev.branchline.ui.StateFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The mouse in lists that lie on top.
class ListMouseTest {
    private final CommandCatalog catalog = CommandCatalog.standard();
    private final InputRouter router = new InputRouter(catalog);
    private final StateFixtures f = new StateFixtures(80, 24);

    private List<Intent> mouse(Input.MouseKind kind, int column, int row) {
        List<Intent> intents = router.route(f.state(), new Input.Mouse(kind, kind == Input.MouseKind.DOWN ? 1 : 0, column, row, false, false, false));
        intents.forEach(f::on);
        return intents;
    }

    private OverlayBox box() {
        return OverlayBox.of(f.state().panes(), f.state().topOverlay().orElseThrow());
    }

    private Overlay.Listed list() {
        return (Overlay.Listed) f.state().topOverlay().orElseThrow();
    }

    @Test
    void aClickChoosesARowAndTheListStaysWhereItIs() {
        f.on(new OverlayIntent.Open(Kind.PALETTE));
        int row = box().rows().row() + 4;
        mouse(Input.MouseKind.DOWN, 20, row);

        assertThat(list().selected()).isEqualTo(4);
        assertThat(list().top()).isZero();
    }

    @Test
    void aSecondClickTakesIt() {
        f.on(new OverlayIntent.Open(Kind.THEMES));
        int row = box().rows().row() + 1;
        mouse(Input.MouseKind.DOWN, box().rows().column() + 3, row);
        assertThat(f.state().panes().theme()).isEqualTo("light");

        mouse(Input.MouseKind.DOWN, box().rows().column() + 3, row);

        assertThat(f.state().overlays()).isEmpty();
    }

    @Test
    void aClickElsewhereDoesNothing() {
        f.on(new OverlayIntent.Open(Kind.THEMES));

        assertThat(mouse(Input.MouseKind.DOWN, 0, 0)).isEmpty();
        assertThat(mouse(Input.MouseKind.DOWN, box().rows().column(), box().rows().row() + 5)).isEmpty();
        assertThat(f.state().overlays()).hasSize(1);
    }

    @Test
    void theWheelStopsAtTheEndsOfThePalette() {
        f.on(new OverlayIntent.Open(Kind.PALETTE));
        int count = PaletteRows.of(catalog, f.state(), "").size();
        for (int i = 0; i < 100; i++) {
            mouse(Input.MouseKind.WHEEL_DOWN, 20, 10);
        }

        assertThat(list().selected()).isEqualTo(count - 1);
        assertThat(list().top()).isEqualTo(count - box().rows().height());
    }

    @Test
    void theHelpPageEndsWithItsLastRowInView() {
        f.on(new OverlayIntent.Open(Kind.HELP));
        router.route(f.state(), new Input.Pressed(Key.of(Key.Code.END))).forEach(f::on);
        int count = HelpRows.of(catalog, f.state(), "").size();

        assertThat(list().selected()).isEqualTo(count - box().rows().height());

        router.route(f.state(), new Input.Pressed(Key.of(Key.Code.UP))).forEach(f::on);
        assertThat(list().selected()).isEqualTo(count - box().rows().height() - 1);
    }

    @Test
    void theListScrollsNoMoreThanItMust() {
        f.on(new OverlayIntent.Open(Kind.PALETTE));
        int height = box().rows().height();
        for (int i = 0; i < height; i++) {
            router.route(f.state(), new Input.Pressed(Key.of(Key.Code.DOWN))).forEach(f::on);
        }
        assertThat(list().top()).isEqualTo(1);
        for (int i = 0; i < height - 1; i++) {
            router.route(f.state(), new Input.Pressed(Key.of(Key.Code.UP))).forEach(f::on);
        }
        assertThat(list().top()).isEqualTo(1);
        assertThat(list().selected()).isEqualTo(1);
    }

    @Test
    void aClickInTheEditorPlacesTheCursor() {
        f.on(new ComposerIntent.Insert("one\ntwo words"));
        Rect text = Geometry.of(f.state()).editorText();
        mouse(Input.MouseKind.DOWN, text.column() + 4, text.row() + 1);
        f.on(new ComposerIntent.Insert("X"));
        assertThat(f.state().composer().buffer().text()).isEqualTo("one\ntwo Xwords");

        mouse(Input.MouseKind.DOWN, text.column() + 70, text.row());
        f.on(new ComposerIntent.Insert("!"));
        assertThat(f.state().composer().buffer().text()).isEqualTo("one!\ntwo Xwords");
    }
}
