package dev.branchline.state.overlay;

import dev.branchline.event.AppIntent;
import dev.branchline.event.ChangesIntent;
import dev.branchline.event.ChatIntent;
import dev.branchline.event.ContextIntent;
import dev.branchline.event.Intent;
import dev.branchline.event.ModelIntent;
import dev.branchline.event.OverlayIntent;
import dev.branchline.event.PermissionIntent;
import dev.branchline.event.SessionIntent;
import dev.branchline.event.ToolIntent;
import dev.branchline.event.TreeIntent;
import dev.branchline.event.ViewIntent;
import dev.branchline.model.EntryId;
import dev.branchline.model.ModelInfo;
import dev.branchline.model.Secret;
import dev.branchline.model.SessionSummary;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.changes.ChangesUpdate;
import dev.branchline.state.composer.TextBuffer;
import dev.branchline.state.context.ContextRows;
import dev.branchline.state.context.ContextUpdate;
import dev.branchline.state.models.ModelRows;
import dev.branchline.state.tools.PermissionRows;
import dev.branchline.state.view.Notice.Level;
import dev.branchline.state.view.Rect;
import java.util.List;
import java.util.Optional;

/// Opening, filtering, choosing, closing. The palette's and the help's rows come from the command catalogue, which lies
/// outside state: their choice arrives as [OverlayIntent.Select] and is acted on there.
public final class OverlayUpdate {
    private static final int MOST_FIELD = 4_000;
    private static final int MOST_FILTER = 200;

    private OverlayUpdate() {}

    public static Step apply(AppState state, OverlayIntent intent, long now) {
        return switch (intent) {
            case OverlayIntent.Open o -> open(state, o.kind());
            case OverlayIntent.Close _ -> close(state);
            case OverlayIntent.Type t -> isTooLong(state, t.text())
                    ? Notices.tell(state, Level.WARNING, "That is too long to be put in here.")
                    : previewed(type(state, t.text()));
            case OverlayIntent.Erase e -> previewed(erase(state, e.word()));
            case OverlayIntent.EraseRight _, OverlayIntent.MoveCursor _ -> Step.of(inLine(state, intent));
            case OverlayIntent.Move m -> move(state, m.rows());
            case OverlayIntent.MoveToEnd _ when state.topOverlay().orElse(null) instanceof Overlay.Asking -> Step.of(inLine(state, intent));
            case OverlayIntent.MoveToEnd m -> move(state, m.last() ? Integer.MAX_VALUE / 2 : Integer.MIN_VALUE / 2);
            case OverlayIntent.Select s -> select(state, s.row());
            case OverlayIntent.Accept _ -> accept(state);
            case OverlayIntent.Cycle _ -> Step.of(cycle(state));
        };
    }

    private static Step open(AppState state, OverlayIntent.Kind kind) {
        return switch (kind) {
            case MODELS -> openModels(state);
            case PALETTE -> Step.of(state.push(new Overlay.Palette("", 0)));
            case HELP -> Step.of(state.push(new Overlay.Help("", 0)));
            case SESSIONS -> {
                Overlay.Sessions list = new Overlay.Sessions("", 0, null, state.counters().request());
                yield Step.of(state.push(list).with(state.counters().afterRequest()), new Effect.ListSessions(list.request()));
            }
            case KEY -> Step.of(state.push(new Overlay.KeyEntry("", null, null)));
            case THEMES -> {
                int now = Math.max(0, state.panes().themes().indexOf(state.panes().theme()));
                yield Step.of(state.push(new Overlay.Themes("", now, state.panes().theme())), new Effect.ListThemes());
            }
            case RENAME ->
                Step.of(state.push(new Overlay.Field(
                        Overlay.Field.Purpose.TITLE, state.conversation().tree().title().orElse(""), null)));
            case LABEL -> openLabel(state);
            case SYSTEM_PROMPT -> Step.of(state.push(new Overlay.Field(Overlay.Field.Purpose.SYSTEM_PROMPT, "", null)));
            case CONTEXT -> Step.of(state.push(new Overlay.ContextList(0, 0)), new Effect.Raise(new ContextIntent.Refresh()));
            case USAGE -> Step.of(state.push(new Overlay.UsageReport(0)));
        };
    }

    private static Step openModels(AppState state) {
        AppState opened = state.push(new Overlay.ModelPicker("", 0, Overlay.ModelPicker.Sort.MATCH));
        List<ModelInfo> rows = ModelRows.of(state.models().catalogue(), new Overlay.ModelPicker("", 0, Overlay.ModelPicker.Sort.MATCH));
        int now = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().equals(state.models().current())) {
                now = i;
            }
        }
        Overlay.ModelPicker picker = new Overlay.ModelPicker("", now, Overlay.ModelPicker.Sort.MATCH);
        int middle = now - OverlayBox.of(state.panes(), picker).rows().height() / 2;
        AppState chosen = opened.replaceTop(picker.scrolledTo(Math.max(0, middle)));
        boolean retry = state.models().catalogue().models().isEmpty() && !state.models().loading();
        return retry ? Step.of(chosen.with(chosen.models().startLoading()), new Effect.LoadModels(true)) : Step.of(chosen);
    }

    private static Step openLabel(AppState state) {
        Optional<EntryId> target = state.treePanel().chosen(state.conversation().tree().head());
        if (target.isEmpty()) {
            return Notices.tell(state, Level.INFO, "There is nothing to label yet.");
        }
        String label = state.conversation().tree().label(target.get()).orElse("");
        return Step.of(state.push(new Overlay.Field(Overlay.Field.Purpose.LABEL, label, target.get())));
    }

    private static Step close(AppState state) {
        if (state.topOverlay().orElse(null) instanceof Overlay.Question) {
            return new Step(state, List.of(new Effect.Raise(new ToolIntent.PutAway())));
        }
        if (state.topOverlay().orElse(null) instanceof Overlay.Themes t) {
            return Step.of(state.pop().with(state.panes().withTheme(t.before())));
        }
        if (state.topOverlay().orElse(null) instanceof Overlay.GuidancePage p) {
            return ContextUpdate.leavePage(state, p);
        }
        // In the review it is the filter that is left, not the page.
        if (state.topOverlay().orElse(null) instanceof Overlay.Changes) {
            return new Step(state, List.of(new Effect.Raise(new ChangesIntent.Leave())));
        }
        return Step.of(state.pop());
    }

    private static AppState type(AppState state, String text) {
        return switch (state.topOverlay().orElse(null)) {
            case null -> state;
            case Overlay.ContextList _, Overlay.Permissions _, Overlay.GuidancePage _ -> state;
            case Overlay.Listed l -> state.replaceTop(filtered(l, l.filter() + text.replace('\n', ' ')));
            case Overlay.Field f -> state.replaceTop(f.with(f.line().insert(oneLine(text))));
            case Overlay.KeyEntry k -> state.replaceTop(k.with(k.line().insert(oneLine(text).strip())));
            case Overlay.UsageReport _, Overlay.Question _ -> state;
            case Overlay.Changes c -> ChangesUpdate.type(state, c.page(), text);
        };
    }

    private static boolean isTooLong(AppState state, String text) {
        return switch (state.topOverlay().orElse(null)) {
            case Overlay.Asking a -> a.text().length() + text.length() > MOST_FIELD;
            case Overlay.Changes c -> ChangesUpdate.isTooLong(c.page(), text);
            case Overlay.Listed _, Overlay.UsageReport _, Overlay.GuidancePage _, Overlay.Question _ -> false;
            case null -> false;
        };
    }

    /// The theme that is chosen in the list is the one that is seen, also after the list was filtered.
    private static Step previewed(AppState state) {
        return state.topOverlay().orElse(null) instanceof Overlay.Themes t ? select(state, t.selected()) : Step.of(state);
    }

    private static Overlay filtered(Overlay.Listed listed, String filter) {
        boolean full = filter.length() > MOST_FILTER && filter.length() > listed.filter().length();
        return full ? listed : listed.with(filter, 0).scrolledTo(0);
    }

    private static AppState erase(AppState state, boolean word) {
        return switch (state.topOverlay().orElse(null)) {
            case null -> state;
            case Overlay.Listed l -> state.replaceTop(filtered(l, FieldText.shorten(l.filter(), word)));
            case Overlay.KeyEntry k when word -> state.replaceTop(k.with(TextBuffer.EMPTY));
            case Overlay.Asking a -> state.replaceTop(a.with(a.line().deleteTo(word ? a.line().wordLeft() : a.line().left())));
            case Overlay.UsageReport _, Overlay.GuidancePage _, Overlay.Question _ -> state;
            case Overlay.Changes c -> ChangesUpdate.erase(state, c.page(), word);
        };
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    /// Deletes to the right, or moves the cursor in the line that is asked for.
    private static AppState inLine(AppState state, OverlayIntent intent) {
        if (!(state.topOverlay().orElse(null) instanceof Overlay.Asking a)) {
            return state;
        }
        TextBuffer line = a.line();
        return state.replaceTop(a.with(switch (intent) {
            case OverlayIntent.MoveCursor m when m.word() -> m.right() ? line.wordRight() : line.wordLeft();
            case OverlayIntent.MoveCursor m -> m.right() ? line.right() : line.left();
            case OverlayIntent.MoveToEnd m -> m.last() ? line.lineEnd() : line.lineStart();
            case OverlayIntent.EraseRight _ -> line.deleteTo(line.right());
            default -> line;
        }));
    }

    private static Step move(AppState state, int rows) {
        return switch (state.topOverlay().orElse(null)) {
            case Overlay.Listed l -> select(state, l.selected() + rows);
            case Overlay.UsageReport u -> Step.of(state.replaceTop(scrolled(state, u, rows)));
            case Overlay.Question q -> Step.of(state.replaceTop(QuestionRows.scrolled(state, q, rows)));
            case Overlay.Changes _ -> Step.of(state, new Effect.Raise(new ChangesIntent.Move(rows)));
            case Overlay.GuidancePage p -> Step.of(state.replaceTop(scrolled(state, p, rows)));
            case null -> Step.of(state);
            case Overlay.Field _, Overlay.KeyEntry _ -> Step.of(state);
        };
    }

    private static Overlay scrolled(AppState state, Overlay.GuidancePage page, int rows) {
        Rect shown = OverlayBox.of(state.panes(), page).rows();
        int count = GuidanceRows.of(page.guidance(), shown.width()).size();
        return page.scrolledTo(Math.clamp((long) page.selected() + rows, 0, Math.max(0, count - shown.height())));
    }

    private static Overlay scrolled(AppState state, Overlay.UsageReport report, int rows) {
        int shown = OverlayBox.of(state.panes(), report).rows().height();
        int count = UsageRows.of(state).size();
        return new Overlay.UsageReport(Math.clamp((long) report.selected() + rows, 0, Math.max(0, count - shown)));
    }

    private static Step select(AppState state, int row) {
        if (!(state.topOverlay().orElse(null) instanceof Overlay.Listed l)) {
            return Step.of(state);
        }
        int count = rowCount(state, l);
        int chosen = Math.clamp(row, 0, Math.max(0, count - 1));
        Overlay.Listed moved = l.with(l.filter(), chosen);
        AppState selected = state.replaceTop(moved.scrolledTo(OverlayBox.of(state.panes(), moved).top(moved, count)));
        if (l instanceof Overlay.Themes t) {
            List<String> names = OverlayRows.themes(state, t);
            return Step.of(names.isEmpty() ? selected : selected.with(selected.panes().withTheme(names.get(chosen))));
        }
        return Step.of(selected);
    }

    private static int rowCount(AppState state, Overlay.Listed listed) {
        return switch (listed) {
            case Overlay.ModelPicker p -> ModelRows.of(state.models().catalogue(), p).size();
            case Overlay.Sessions s -> OverlayRows.sessions(s).size();
            case Overlay.Themes t -> OverlayRows.themes(state, t).size();
            case Overlay.ContextList _ -> ContextRows.of(state).size();
            case Overlay.Permissions p -> PermissionRows.of(state, p).size();
            case Overlay.Palette _, Overlay.Help _ -> Integer.MAX_VALUE;
        };
    }

    private static AppState cycle(AppState state) {
        if (!(state.topOverlay().orElse(null) instanceof Overlay.ModelPicker p)) {
            return state;
        }
        List<Overlay.ModelPicker.Sort> sorts = List.of(Overlay.ModelPicker.Sort.values());
        return state.replaceTop(new Overlay.ModelPicker(p.filter(), 0, sorts.get((sorts.indexOf(p.sort()) + 1) % sorts.size())));
    }

    private static Step accept(AppState state) {
        return switch (state.topOverlay().orElse(null)) {
            case null -> Step.of(state);
            case Overlay.ModelPicker p -> {
                List<ModelInfo> rows = ModelRows.of(state.models().catalogue(), p);
                yield rows.isEmpty() && p.filter().contains("/")
                        ? become(state, new ModelIntent.Use(p.filter().strip()))
                        : pick(state, rows, p.selected(), m -> new ModelIntent.Use(m.id()));
            }
            case Overlay.Sessions s -> {
                List<SessionSummary> rows = OverlayRows.sessions(s);
                yield pick(state, rows, s.selected(), r -> new SessionIntent.Open(r.id()));
            }
            case Overlay.Themes t -> pick(state, OverlayRows.themes(state, t), t.selected(), ViewIntent.UseTheme::new);
            case Overlay.ContextList _, Overlay.Permissions _, Overlay.GuidancePage _ -> Step.of(state);
            case Overlay.Palette _, Overlay.Help _, Overlay.UsageReport _ -> Step.of(state.pop());
            case Overlay.Changes _ -> Step.of(state, new Effect.Raise(new ChangesIntent.Accept()));
            case Overlay.Field f -> acceptField(state, f);
            // Enter is no yes.
            case Overlay.Question _ -> Step.of(state);
            case Overlay.KeyEntry k -> acceptKey(state, k);
        };
    }

    private static <T> Step pick(AppState state, List<T> rows, int selected, java.util.function.Function<T, Intent> intent) {
        return rows.isEmpty() ? Step.of(state) : become(state, intent.apply(rows.get(Math.clamp(selected, 0, rows.size() - 1))));
    }

    /// The overlay closes and its choice is done by the update that owns it.
    private static Step become(AppState state, Intent intent) {
        return new Step(state.pop(), List.of(new Effect.Raise(intent)));
    }

    private static Step acceptField(AppState state, Overlay.Field field) {
        return switch (field.purpose()) {
            case TITLE -> become(state, new SessionIntent.Rename(field.text()));
            case REJECT_REASON -> become(state, new ToolIntent.Reject(field.text()));
            case RULE -> become(state, new PermissionIntent.Say(field.text()));
            case TRIED_CALL -> field.text().isBlank() ? Step.of(state.pop()) : become(state, new PermissionIntent.Say("try " + field.text()));
            case SYSTEM_PROMPT -> become(state, new ChatIntent.SetSystemPrompt(field.text()));
            case LABEL -> field.target() == null ? Step.of(state.pop()) : become(state, new TreeIntent.SetLabel(field.target(), field.text().strip()));
        };
    }

    private static Step acceptKey(AppState state, Overlay.KeyEntry entry) {
        String text = entry.text().strip();
        if (text.isEmpty()) {
            return Step.of(state.pop());
        }
        if (!text.matches("[\\x21-\\x7e]{8,512}")) {
            return Step.of(state.replaceTop(new Overlay.KeyEntry(entry.line(), null, "A key has no blanks and begins with sk-or-.")));
        }
        Secret key = new Secret(text);
        return entry.unreachable() ? become(state, new AppIntent.StoreKey(key)) : new Step(state, List.of(new Effect.Raise(new AppIntent.UseKey(key))));
    }
}
