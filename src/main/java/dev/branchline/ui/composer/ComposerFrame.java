package dev.branchline.ui.composer;

import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.AppState;
import dev.branchline.state.composer.EditorRows;
import dev.branchline.state.context.ContextFigures;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.TextStyle;
import dev.branchline.text.theme.Theme;
import dev.branchline.ui.Box;
import dev.branchline.ui.Frame;
import java.util.ArrayList;
import java.util.List;

/// The editor's edges: the upper one is the lower edge of the panes above, the lower one carries hints.
final class ComposerFrame {
    private ComposerFrame() {}

    static void paint(FastGraphics g, Frame frame, EditorRows shown) {
        Theme theme = frame.theme();
        Pane focus = frame.state().keyOverlay().isEmpty() ? frame.state().panes().focus() : null;
        TextStyle own = Box.edge(theme, focus == Pane.COMPOSER);
        int bottom = g.rows() - 1;
        top(g, frame, focus, own);
        g.repeat(0, 1, 1, bottom - 1, "│", own);
        g.repeat(0, bottom, g.columns(), 1, "─", own);
        g.put(0, bottom, "└", 1, own);
        StyledLine state = state(frame, shown);
        int right = state.isEmpty() ? g.columns() - 1 : g.columns() - 1 - state.width() - 2;
        if (right > 2) {
            if (!state.isEmpty()) {
                Box.label(g, theme, right, bottom, state.width() + 2, state, own);
            }
            Box.label(g, theme, 1, bottom, right - 1, hints(frame, right - 4), own);
        }
    }

    private static void top(FastGraphics g, Frame frame, @org.jspecify.annotations.Nullable Pane focus, TextStyle own) {
        int last = g.columns() - 1;
        g.repeat(0, 0, g.columns(), 1, "─", own);
        g.put(0, 0, "├", 1, own);
        g.put(last, 0, "┘", 1, own);
        Rect conversation = frame.geometry().conversation();
        Rect changes = frame.geometry().changes();
        Rect side = changes.isEmpty() ? frame.geometry().side() : changes;
        if (!conversation.isEmpty() && !side.isEmpty()) {
            g.put(conversation.width() - 1, 0, "┴", 1, own);
            g.put(side.column(), 0, "┴", 1, own);
        }
        Rect focused = focus == Pane.CONVERSATION ? conversation : focus == Pane.CHANGES || (focus == Pane.SIDE && changes.isEmpty()) ? side : Rect.NONE;
        TextStyle lit = Box.edge(frame.theme(), true);
        g.restyle(focused.column(), 0, focused.width(), 1, _ -> lit);
    }

    /// As many as there is room for, the most useful first.
    private static StyledLine hints(Frame frame, int room) {
        AppState state = frame.state();
        List<String> all = new ArrayList<>();
        if (!frame.completions().isEmpty()) {
            all.addAll(List.of("Tab complete", "{completion.next} {completion.previous} choose", "{completion.dismiss} close"));
        } else if (state.panes().focus() != Pane.COMPOSER) {
            all.addAll(List.of("{view.next-pane} next pane", "{help.open} keys of this pane", "{palette.open} commands"));
        } else if (state.conversation().activeRunShown().isPresent()) {
            all.addAll(List.of("{chat.stop} stop", "{chat.send} send when done", "{composer.newline} new line", "{palette.open} commands"));
        } else {
            all.addAll(List.of("{chat.send} send", "{composer.newline} new line", "@ file", "/ command", "{palette.open} commands", "{composer.editor} editor"));
        }
        StyledLine line = StyledLine.EMPTY;
        for (String hint : all) {
            StyledLine next = line.append(hint(frame.catalog().expandKeys(hint), !line.isEmpty()));
            if (next.width() > room) {
                break;
            }
            line = next;
        }
        return line;
    }

    private static StyledLine hint(String text, boolean following) {
        int blank = text.indexOf(' ');
        return StyledLine.builder()
                .add(following ? " · " : "", Role.FAINT)
                .add(text.substring(0, blank), Role.MUTED)
                .add(text.substring(blank), Role.FAINT)
                .build();
    }

    /// What one would otherwise forget: prompts that wait, texts put away.
    private static StyledLine state(Frame frame, EditorRows shown) {
        AppState state = frame.state();
        List<String> parts = new ArrayList<>();
        ContextFigures pinned = ContextFigures.pinned(state);
        String files = pinned.isEmpty() ? "" : "ctx " + pinned.inShort() + (pinned.without() > 0 ? ", " + pinned.without() + " not" : "");
        if (!files.isEmpty()) {
            parts.add(files);
        }
        int waiting = state.conversation().queued().size();
        if (waiting > 0) {
            parts.add(waiting + " waiting");
        }
        int away = state.composer().stash().size();
        if (away > 0) {
            parts.add(away + " put away (" + frame.catalog().shownKey("composer.unstash") + ")");
        }
        if (shown.above() || shown.below()) {
            parts.add("line " + (state.composer().buffer().line() + 1) + " of " + state.composer().buffer().lines().size());
        }
        String text = String.join(" · ", parts);
        return text.length() + 24 > state.panes().columns() ? StyledLine.of(waiting > 0 ? waiting + " waiting" : files.length() + 24 > state.panes().columns() ? "" : files, Role.MUTED)
                : StyledLine.of(text, Role.MUTED);
    }
}
