package dev.branchline.runtime.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.gui2.AbstractComponent;
import com.googlecode.lanterna.gui2.BasicWindow;
import com.googlecode.lanterna.gui2.ComponentRenderer;
import com.googlecode.lanterna.gui2.Label;
import com.googlecode.lanterna.gui2.Panel;
import com.googlecode.lanterna.gui2.TextGUIGraphics;
import com.googlecode.lanterna.gui2.Window;
import com.googlecode.lanterna.gui2.Window.Hint;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import dev.branchline.event.Input;
import dev.branchline.event.Input.MouseKind;
import dev.branchline.text.TextStyle;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AppGuiTest {
    private final ScriptedScreen s = new ScriptedScreen(60, 20);
    private final AppGui gui = new AppGui(s.screen);
    private final Window full = new BasicWindow();

    private void open() {
        full.setHints(List.of(Hint.FULL_SCREEN, Hint.NO_DECORATIONS, Hint.NO_POST_RENDERING));
        full.setComponent(new Painted());
        gui.addWindow(full);
        gui.updateScreen();
    }

    private Window dialog() {
        Window dialog = new BasicWindow("Title");
        dialog.setHints(List.of(Hint.CENTERED, Hint.MODAL));
        dialog.setComponent(new Panel().addComponent(new Label("你好 😀 é")));
        gui.addWindow(dialog);
        gui.updateScreen();
        return dialog;
    }

    @Test
    void nothingIsPendingAndNothingIsWrittenWhenIdle() {
        open();
        long writes = s.tty.writes();
        for (int i = 0; i < 1000; i++) {
            assertThat(gui.isPendingUpdate()).isFalse();
        }
        gui.updateScreen();
        assertThat(s.tty.writes()).isEqualTo(writes);
        dialog();
        assertThat(gui.isPendingUpdate()).isFalse();
    }

    @Test
    void stockWidgetsGetTheSameCells() {
        open();
        dialog();
        assertThat(s.terminal.screen()).contains("Title").contains("你好 😀 é").contains("painted 60x20");
    }

    @Test
    void aClickBesideAModalWindowDoesNotBringTheOtherToTheFront() {
        open();
        Window dialog = dialog();
        gui.mouse(new Input.Mouse(MouseKind.DOWN, 1, 0, 0, false, false, false));
        assertThat(gui.getActiveWindow()).isSameAs(dialog);
    }

    @Test
    void keysDoNotGoThroughLanterna() {
        open();
        assertThat(gui.handleInput(new KeyStroke(KeyType.Enter))).isFalse();
    }

    @Test
    void everySizeWorks() {
        open();
        dialog();
        for (int[] size : new int[][] {{1, 1}, {20, 5}, {400, 120}, {2, 100}, {80, 24}, {1, 1}, {60, 20}}) {
            s.terminal.resize(size[0], size[1]);
            gui.resized(new TerminalSize(size[0], size[1]));
            assertThat(gui.isPendingUpdate()).isTrue();
            gui.updateScreen();
            assertThat(gui.isPendingUpdate()).isFalse();
            assertThat(s.screen.getTerminalSize()).isEqualTo(new TerminalSize(size[0], size[1]));
        }
        assertThat(s.terminal.screen()).contains("painted 60x20");
    }

    private static final class Painted extends AbstractComponent<Painted> {
        @Override
        protected ComponentRenderer<Painted> createDefaultRenderer() {
            return new ComponentRenderer<>() {
                @Override
                public TerminalSize getPreferredSize(Painted component) {
                    return TerminalSize.ONE;
                }

                @Override
                public void drawComponent(TextGUIGraphics graphics, Painted component) {
                    FastGraphics g = FastGraphics.of(graphics);
                    g.fill(TextStyle.PLAIN);
                    g.text(0, 0, "painted " + g.columns() + "x" + g.rows(), TextStyle.PLAIN);
                }
            };
        }
    }
}
