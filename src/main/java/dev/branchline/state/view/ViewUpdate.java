package dev.branchline.state.view;

import dev.branchline.event.ViewIntent;
import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.session.Entry;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.chat.LiveRun;
import dev.branchline.state.view.Notice.Level;
import java.util.List;
import java.util.Optional;

/// Where one looks: focus, scrolling, folding, themes.
public final class ViewUpdate {
    private ViewUpdate() {}

    public static Step apply(AppState state, ViewIntent intent, TranscriptMetrics metrics) {
        return switch (intent) {
            case ViewIntent.FocusPane f -> Step.of(focus(state, f.pane()));
            case ViewIntent.FocusNext f -> Step.of(focus(state, nextPane(state, f.backwards())));
            case ViewIntent.Scroll s -> Step.of(state.with(Scrolling.scroll(state, metrics, s.rows())));
            case ViewIntent.ScrollPage p -> Step.of(state.with(Scrolling.scroll(state, metrics, page(state) * (p.up() ? -1 : 1))));
            case ViewIntent.ScrollToEnd e ->
                Step.of(state.with(state.viewport().withAnchor(e.top() ? new Viewport.Anchor.At(0, 0) : new Viewport.Anchor.End())));
            case ViewIntent.JumpPrompt j -> Step.of(state.with(Scrolling.jumpPrompt(state, metrics, j.step())));
            case ViewIntent.ToggleReasoning t -> Step.of(state.with(state.viewport().toggle(t.answer())));
            case ViewIntent.ToggleAllReasoning _ -> Step.of(state.with(state.viewport().toggleAll()));
            case ViewIntent.ToggleCard c -> Cards.toggle(state, c.call());
            case ViewIntent.MoveCard m -> Cards.move(state, metrics, m.step());
            case ViewIntent.ClickRow c -> Step.of(Cards.click(state, metrics, c.row()));
            case ViewIntent.ToggleSidePanel _ -> Step.of(toggleSide(state));
            case ViewIntent.WidenSidePanel w ->
                Step.of(state.with(state.panes().withSide(true, Math.min(state.panes().sideWidth(), Geometry.widestSide(state.panes())) + w.columns())));
            case ViewIntent.ToggleDebug _ -> Step.of(state.with(state.panes().withDebug(!state.panes().debug())));
            case ViewIntent.ToggleMouse _ -> toggleMouse(state);
            case ViewIntent.UseTheme t -> useTheme(state, t.name());
            case ViewIntent.CopyAnswer _ -> copy(state);
            case ViewIntent.DismissNotice _ ->
                Step.of(state.withNotices(state.notices().isEmpty() ? List.of() : state.notices().subList(0, state.notices().size() - 1)));
            case ViewIntent.Redraw _ -> Step.of(state, new Effect.Redraw());
        };
    }

    private static int page(AppState state) {
        return Math.max(1, Geometry.of(state).conversationText().height() - 1);
    }

    private static AppState focus(AppState state, Pane pane) {
        Panes panes = state.panes();
        boolean showSide = (pane == Pane.SIDE || pane == Pane.CHANGES) && !panes.sideShown();
        return state.with((showSide ? panes.withSide(true, panes.sideWidth()) : panes).withFocus(pane));
    }

    private static Pane nextPane(AppState state, boolean backwards) {
        boolean side = state.panes().sideShown();
        boolean changes = side && !state.changes().isEmpty();
        List<Pane> ring = changes
                ? List.of(Pane.COMPOSER, Pane.CONVERSATION, Pane.SIDE, Pane.CHANGES)
                : side ? List.of(Pane.COMPOSER, Pane.CONVERSATION, Pane.SIDE) : List.of(Pane.COMPOSER, Pane.CONVERSATION);
        int now = Math.max(0, ring.indexOf(state.panes().focus()));
        return ring.get(Math.floorMod(now + (backwards ? -1 : 1), ring.size()));
    }

    /// On a narrow screen the panel takes the conversation's place, so showing it means going there.
    private static AppState toggleSide(AppState state) {
        Panes panes = state.panes();
        if (panes.columns() < Geometry.BESIDE_COLUMNS) {
            return focus(state, isSide(panes.focus()) ? Pane.COMPOSER : Pane.SIDE);
        }
        boolean shown = !panes.sideShown();
        Panes changed = panes.withSide(shown, panes.sideWidth());
        return state.with(!shown && isSide(panes.focus()) ? changed.withFocus(Pane.COMPOSER) : changed);
    }

    private static boolean isSide(Pane pane) {
        return pane == Pane.SIDE || pane == Pane.CHANGES;
    }

    private static Step toggleMouse(AppState state) {
        boolean on = !state.panes().mouse();
        return Step.of(state.with(state.panes().withMouse(on)), new Effect.SetMouse(on))
                .then(s -> Notices.tell(s, Level.INFO, on ? "The mouse is ours again." : "The mouse is the terminal's: select and copy as usual."));
    }

    private static Step useTheme(AppState state, String name) {
        List<String> themes = state.panes().themes();
        if (!themes.isEmpty() && !themes.contains(name)) {
            return Notices.tell(state, Level.ERROR, "There is no theme “" + name + "”. There are: " + String.join(", ", themes) + ".");
        }
        return Step.of(state.with(state.panes().withTheme(name)), new Effect.SaveSetting("/theme", name));
    }

    private static Step copy(AppState state) {
        Optional<String> text = state.conversation()
                .shownRun()
                .filter(LiveRun::hasContent)
                .map(r -> r.text().toString())
                .or(() -> state.conversation()
                        .lastAnswer(state.conversation().tree().head().orElse(null))
                        .map((Entry.AssistantMessage a) -> a.answer().text()));
        return text.filter(t -> !t.isEmpty())
                .map(t -> Step.of(state, new Effect.Copy(t)))
                .orElseGet(() -> Notices.tell(state, Level.INFO, "There is no answer to copy here."));
    }
}
