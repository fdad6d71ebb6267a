package dev.branchline.state;

import dev.branchline.event.Arrived;
import dev.branchline.model.EntryId;
import dev.branchline.model.ModelInfo;
import dev.branchline.model.Settings;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.changes.ChangesArrived;
import dev.branchline.state.changes.ChangesState;
import dev.branchline.state.chat.Conversation;
import dev.branchline.state.chat.RunUpdate;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.context.ContextUpdate;
import dev.branchline.state.models.ModelRows;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.tools.PermissionUpdate;
import dev.branchline.state.tools.QuestionUpdate;
import dev.branchline.state.tree.TreePanel;
import dev.branchline.state.view.Notice.Level;
import dev.branchline.state.view.Viewport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Results of effects. An answer to a question nobody asks any more is let go by its id.
final class ArrivedUpdate {
    private ArrivedUpdate() {}

    static Step apply(AppState state, Arrived arrived, long now) {
        return switch (arrived) {
            case Arrived.ModelsLoaded m -> Step.of(loaded(state, m));
            case Arrived.ModelsFailed f -> Step.of(state.with(state.models().failed(f.error())));
            case Arrived.KeyAccepted k -> keyAccepted(state, k);
            case Arrived.KeyRefused k -> keyRefused(state, k);
            case Arrived.CostAudited c -> RunUpdate.audited(state, c, now);
            case Arrived.CostNotAudited _ -> Step.of(state);
            case Arrived.SessionOpened o -> opened(state, o);
            case Arrived.SessionNotOpened n -> Notices.tell(state, Level.ERROR, n.reason());
            case Arrived.SessionsListed l -> Step.of(listed(state, l));
            case Arrived.EntriesSaved _ -> Step.of(Notices.saved(state));
            case Arrived.SaveFailed f -> Step.of(Notices.notSaved(state, f.reason()));
            case Arrived.EntriesFollowed f -> Step.of(followed(state, f));
            case Arrived.DayCostKnown d -> Step.of(state.with(state.spending().withToday(d.today())));
            case Arrived.HistoryLoaded h -> Step.of(state.with(state.composer().withOlderHistory(h.prompts())));
            case Arrived.EditorReturned e -> editorReturned(state, e);
            case Arrived.SettingsSaved s -> Step.of(state.with(keepingChoices(state, s.settings())));
            case Arrived.SettingsNotSaved n -> Notices.tell(state, Level.WARNING, "The settings file was not changed: " + n.reason());
            case Arrived.ThemesListed t -> Step.of(themes(state, t.names()));
            case Arrived.Copied c -> Notices.tell(state, Level.INFO, c.how());
            case Arrived.OfChanges c -> ChangesArrived.apply(state, c, now);
            case Arrived.FilesIndexed f -> ContextUpdate.indexed(state, f, now);
            case Arrived.ContextRead r -> ContextUpdate.read(state, r, now);
            case Arrived.PermissionsKnown p -> PermissionUpdate.known(state, p);
            case Arrived.EffectFailed f -> Notices.tell(state, Level.ERROR, f.what() + ": " + f.reason());
        };
    }

    /// The file may name another model than the one in use here; what was chosen here stays.
    private static Settings keepingChoices(AppState state, Settings saved) {
        return saved.withApiKey(state.settings().apiKey() == null ? saved.apiKey() : state.settings().apiKey());
    }

    private static Step keyAccepted(AppState state, Arrived.KeyAccepted k) {
        boolean asked = state.topOverlay().orElse(null) instanceof Overlay.KeyEntry entry && k.request().equals(entry.checking());
        // Closed meanwhile, or another key is being typed: this one is not wanted any more.
        if (!asked) {
            return Step.of(state);
        }
        AppState known = state.with(new KeyState.Accepted(k.key(), k.status()));
        return Step.of(known.pop().with(known.settings().withApiKey(k.key())), new Effect.SaveKey(k.key()), new Effect.LoadModels(true))
                .then(s -> Notices.tell(s, Level.INFO, "The key was accepted and is stored in the settings file."));
    }

    private static Step keyRefused(AppState state, Arrived.KeyRefused k) {
        if (state.topOverlay().orElse(null) instanceof Overlay.KeyEntry entry && k.request().equals(entry.checking())) {
            return Step.of(state.replaceTop(new Overlay.KeyEntry(entry.line(), null, k.error().message(), k.error().isTransient())));
        }
        boolean inUse = state.key() instanceof KeyState.Unchecked u && u.key().equals(k.key());
        return Step.of(inUse && !k.error().isTransient() ? state.with(new KeyState.Refused(k.key(), k.error())) : state);
    }

    private static Step opened(AppState state, Arrived.SessionOpened o) {
        if (state.conversation().anyActive() || !state.context().readings().isEmpty()) {
            return Step.of(state, new Effect.ReleaseSession(o.header().id()))
                    .then(s -> Notices.tell(s, Level.WARNING, "You stay in this session: an answer began to stream in it meanwhile."));
        }
        Conversation conversation = Conversation.open(o.header(), o.tree(), o.readOnly());
        EntryId head = o.tree().head().orElse(null);
        String model = conversation.lastModel(head).orElse(state.models().current());
        boolean bothEmpty = state.conversation().tree().size() == 0 && o.tree().size() == 0;
        boolean stashes = !bothEmpty && !state.composer().buffer().isEmpty() && !state.composer().expandedText().equals(o.draft());
        Composer composer = bothEmpty ? state.composer() : state.composer().forSession(o.draft());
        AppState opened = state.with(conversation)
                .with(Viewport.START)
                .with(TreePanel.START)
                .with(composer)
                .with(state.models().use(model))
                .with(ChangesState.NONE)
                .withOverlays(state.overlays().stream().filter(v -> !(v instanceof Overlay.Sessions) && !(v instanceof Overlay.Changes)).toList());
        Step step = Step.of(opened, new Effect.AdoptSession(o.header().id()), new Effect.SaveDraft(composer));
        if (stashes) {
            step = step.then(s -> Notices.tell(s, Level.INFO, "What you had typed is put away; {composer.unstash} brings it back."));
        }
        for (String notice : o.notices()) {
            step = step.then(s -> Notices.tell(s, Level.WARNING, notice));
        }
        return step.and(SessionUpdate.audits(conversation)).then(ContextUpdate::opened);
    }

    /// The picker's choice stays on its model while the rows change under it.
    private static AppState loaded(AppState state, Arrived.ModelsLoaded m) {
        AppState loaded = state.with(state.models().loaded(m.catalogue(), m.fromCache() && state.models().loading()));
        if (!(state.topOverlay().orElse(null) instanceof Overlay.ModelPicker picker)) {
            return loaded;
        }
        List<ModelInfo> before = ModelRows.of(state.models().catalogue(), picker);
        List<String> after = ModelRows.of(m.catalogue(), picker).stream().map(ModelInfo::id).toList();
        String chosen = picker.selected() < before.size() ? before.get(picker.selected()).id() : state.models().current();
        return loaded.replaceTop(picker.with(picker.filter(), Math.max(0, after.indexOf(chosen))));
    }

    /// Likewise the choice among themes.
    private static AppState themes(AppState state, List<String> names) {
        List<String> all = new ArrayList<>(names);
        all.remove("auto");
        all.addFirst("auto");
        AppState listed = state.with(state.panes().withThemes(all));
        return state.topOverlay().orElse(null) instanceof Overlay.Themes t && t.filter().isEmpty()
                ? listed.replaceTop(t.with("", Math.max(0, all.indexOf(state.panes().theme()))))
                : listed;
    }

    private static AppState listed(AppState state, Arrived.SessionsListed l) {
        return state.topOverlay().orElse(null) instanceof Overlay.Sessions s && s.request().equals(l.request())
                ? state.replaceTop(new Overlay.Sessions(s.filter(), s.selected(), l.sessions(), s.request()))
                : state;
    }

    /// Another process writes this session; we read along.
    private static AppState followed(AppState state, Arrived.EntriesFollowed f) {
        boolean here = f.session().equals(state.conversation().header().id()) && state.conversation().readOnly();
        SessionTree tree = state.conversation().tree();
        for (Entry entry : here ? f.entries() : List.<Entry>of()) {
            boolean known = tree.isTaken(entry.id());
            boolean placed = entry.parent() == null || tree.contains(entry.parent());
            if (!known && placed) {
                tree.append(entry);
            }
        }
        return state;
    }

    private static Step editorReturned(AppState state, Arrived.EditorReturned e) {
        if (QuestionUpdate.isEditing(state, e)) {
            return Step.of(QuestionUpdate.edited(state, e));
        }
        Optional<Step> settled = ChangesArrived.edited(state, e);
        if (settled.isPresent()) {
            return settled.get();
        }
        if (e.text() == null) {
            return Step.of(state);
        }
        // Editors end the last line of a file, whether one wrote that or not.
        boolean added = e.text().endsWith("\n") && !e.text().equals(state.composer().expandedText());
        Composer composer = state.composer().replace(added ? e.text().substring(0, e.text().length() - 1) : e.text());
        return Step.of(state.with(composer), new Effect.SaveDraft(composer));
    }
}
