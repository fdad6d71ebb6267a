package dev.branchline.state.context;

import dev.branchline.event.Arrived;
import dev.branchline.event.ContextIntent;
import dev.branchline.model.EntryId;
import dev.branchline.model.ModelInfo;
import dev.branchline.model.RequestId;
import dev.branchline.model.RunId;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.model.context.ContextWish;
import dev.branchline.model.context.Guidance;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Pinning, looking at what is pinned, the names that are offered, and what the project says.
public final class ContextUpdate {
    /// Names that are this old are looked for again when one writes a mention.
    private static final long NAMES_KEPT_MS = 15_000;
    /// A key that was meant for the editor must not answer a question that has just come up.
    private static final long UNSEEN_MS = 500;

    private ContextUpdate() {}

    public static Step apply(AppState state, ContextIntent intent, long now) {
        return switch (intent) {
            case ContextIntent.Begin b -> look(state, b.pins());
            case ContextIntent.Change c -> change(state, c.words(), now);
            case ContextIntent.UnpinChosen _ -> unpinChosen(state, now);
            case ContextIntent.Add _ -> add(state);
            case ContextIntent.Refresh _ -> look(state, List.of());
            case ContextIntent.ShowGuidance _ -> showGuidance(state, now);
            case ContextIntent.Decide d -> decide(state, d.use(), now);
            case ContextIntent.TakeBack _ -> takeBack(state, state.context().readingsAt(state.conversation().tree().head().orElse(null)));
        };
    }

    /// What is to be read for a message below a node.
    static ContextWish wish(AppState state, @Nullable EntryId below, List<String> pins, List<String> mentions) {
        Map<String, String> sent = SentFiles.on(state.conversation().tree().pathToRoot(below));
        return new ContextWish(pins, mentions, sent, state.models().currentInfo().map(ModelInfo::readsImages).orElse(false));
    }

    /// Reads what is pinned, to show it; what is to be pinned beyond that is pinned when there is such a file.
    static Step look(AppState state, List<String> more) {
        RequestId request = state.counters().request();
        SessionTree tree = state.conversation().tree();
        LinkedHashSet<String> pins = new LinkedHashSet<>(tree.pins());
        pins.addAll(more);
        ContextWish wish = wish(state, tree.head().orElse(null), List.copyOf(pins), List.of());
        AppState asked = state.with(state.context().looking(request, more)).with(state.counters().afterRequest());
        return Step.of(asked, new Effect.ReadContext(request, wish));
    }

    /// Another session has its own pins.
    public static Step opened(AppState state) {
        return look(state, List.of());
    }

    private static Step change(AppState state, String words, long now) {
        List<String> wanted = new ArrayList<>();
        Step step = Step.of(state);
        for (PathWords.Word word : PathWords.of(words)) {
            if (word.away()) {
                step = step.then(s -> unpin(s, word.path(), now));
            } else {
                wanted.add(word.path());
            }
        }
        return wanted.isEmpty() ? step : step.then(s -> pinnable(s, wanted));
    }

    private static Step pinnable(AppState state, List<String> wanted) {
        return state.conversation().readOnly() ? Notices.tell(state, Level.WARNING, "This session can only be read here.") : look(state, wanted);
    }

    private static Step unpin(AppState state, String word, long now) {
        List<String> pins = new ArrayList<>(state.conversation().tree().pins());
        String plain = word.startsWith("./") ? word.substring(2) : word;
        if (!pins.remove(plain) && !pins.remove(plain + "/") && !pins.remove(word)) {
            return Notices.tell(state, Level.INFO, "“" + word + "” is not pinned. {context.list} shows what is.");
        }
        return pin(state, pins, now).then(s -> look(s, List.of()));
    }

    private static Step pin(AppState state, List<String> pins, long now) {
        if (state.conversation().readOnly()) {
            return Notices.tell(state, Level.WARNING, "This session can only be read here.");
        }
        SessionTree tree = state.conversation().tree();
        Entry.ContextPinned entry = new Entry.ContextPinned(tree.nextId(), null, Instant.ofEpochMilli(now), pins);
        tree.append(entry);
        return Step.of(state, new Effect.Append(List.of(entry), false, List.of()));
    }

    private static Step unpinChosen(AppState state, long now) {
        if (!(state.topOverlay().orElse(null) instanceof Overlay.ContextList list)) {
            return Step.of(state);
        }
        List<ContextRows.Row> rows = ContextRows.of(state);
        if (rows.isEmpty()) {
            return Step.of(state);
        }
        return unpin(state, rows.get(Math.clamp(list.selected(), 0, rows.size() - 1)).pin(), now);
    }

    /// The editor is the place to write in: it offers names.
    private static Step add(AppState state) {
        Composer away = state.composer().stashIfAny();
        boolean stashes = away.stash().size() > state.composer().stash().size();
        Composer ready = away.replace("/context ");
        Step step = Step.of(state.pop().with(ready), new Effect.SaveDraft(ready));
        return stashes ? step.then(s -> Notices.tell(s, Level.INFO, "What you had typed is put away; {composer.unstash} brings it back.")) : step;
    }

    /// While a path is being written the names must be there; a walk for them never keeps a key waiting.
    public static Step offering(AppState state, long now) {
        FileContext context = state.context();
        String before = state.composer().buffer().beforeCursor();
        boolean written = Mentions.open(before).isPresent() || (state.composer().buffer().line() == 0 && before.startsWith("/context "));
        boolean fresh = context.indexing() != null || (context.indexedAt() > 0 && now - context.indexedAt() < NAMES_KEPT_MS);
        if (!written || fresh) {
            return Step.of(state);
        }
        RequestId request = state.counters().request();
        return Step.of(
                state.with(context.walking(request, new FileIndex())).with(state.counters().afterRequest()), new Effect.IndexFiles(request));
    }

    public static Step indexed(AppState state, Arrived.FilesIndexed found, long now) {
        FileContext context = state.context();
        if (!found.request().equals(context.indexing())) {
            return Step.of(state);
        }
        context.growing().add(found.paths());
        return Step.of(found.last() ? state.with(context.walked(context.growing(), now)) : state);
    }

    /// Files were read: for a message that waits for them, or to look.
    public static Step read(AppState state, Arrived.ContextRead read, long now) {
        Optional<Reading> waiting = state.context().reading(read.request());
        if (waiting.isPresent()) {
            return SendUpdate.arrived(state, waiting.get(), read.files(), now);
        }
        List<String> wanted = state.context().looks().get(read.request());
        if (wanted == null) {
            return Step.of(state);
        }
        AppState looked = state.with(state.context().looked(read.request()));
        ContextFiles known = wanted.isEmpty() ? read.files() : withoutUnfound(read.files(), wanted, state.conversation().tree().pins());
        Step step = Step.of(looked.with(looked.context().with(known)));
        return wanted.isEmpty() ? step : step.then(s -> pinFound(s, read.files(), wanted, now));
    }

    /// What was to be pinned and is not there is only told.
    private static ContextFiles withoutUnfound(ContextFiles found, List<String> wanted, List<String> pins) {
        return new ContextFiles(
                found.files().stream().filter(f -> pins.contains(f.by()) || !f.file().hash().equals(Attachment.ABSENT)).toList(),
                found.missing().stream().filter(m -> !wanted.contains(m.by()) || pins.contains(m.by())).toList(), found.guidance());
    }

    private static Step pinFound(AppState state, ContextFiles found, List<String> wanted, long now) {
        LinkedHashSet<String> pins = new LinkedHashSet<>(state.conversation().tree().pins());
        int before = pins.size();
        List<String> told = new ArrayList<>();
        for (String word : wanted) {
            boolean there = found.files().stream().anyMatch(f -> f.by().equals(word) && !f.file().hash().equals(Attachment.ABSENT));
            if (there) {
                pins.add(word);
            } else {
                told.add(found.missing().stream().filter(m -> m.by().equals(word)).findFirst().map(ContextFiles.Missing::reason)
                        .orElse("There is no file “" + word + "”."));
            }
        }
        Step step = pins.size() > before ? pin(state, List.copyOf(pins), now) : Step.of(state);
        if (!told.isEmpty()) {
            return step.then(s -> Notices.tell(s, Level.WARNING, "Not pinned: " + String.join(" ", told)));
        }
        return step.then(s -> Notices.tell(s, Level.INFO, "Pinned: " + ContextFigures.pinned(s).inWords() + ". They go along with what you ask."));
    }

    private static Step showGuidance(AppState state, long now) {
        List<Guidance> all = state.context().guidance();
        if (all.isEmpty()) {
            return Notices.tell(state, Level.INFO, "There is no AGENTS.md or CLAUDE.md here.");
        }
        Guidance shown = state.context().undecided().orElse(all.getFirst());
        return Step.of(state.push(new Overlay.GuidancePage(shown, 0, now, null)));
    }

    /// A prompt waits for the answer, and goes on with it.
    private static Step decide(AppState state, boolean use, long now) {
        if (!(state.topOverlay().orElse(null) instanceof Overlay.GuidancePage page) || now - page.since() < UNSEEN_MS) {
            return Step.of(state);
        }
        Guidance.Trust trust = use ? Guidance.Trust.USED : Guidance.Trust.REFUSED;
        Guidance guidance = page.guidance();
        AppState decided = state.pop().with(state.context().decided(guidance, trust));
        Step step = Step.of(decided, new Effect.KeepTrust(guidance.path(), guidance.hash(), use));
        RunId waits = page.waits();
        if (waits == null) {
            String told = use ? guidance.path() + " goes along with the next message." : guidance.path() + " is not sent.";
            return step.then(s -> Notices.tell(s, Level.INFO, told));
        }
        Optional<Guidance> next = decided.context().undecided();
        return next.isPresent()
                ? step.then(s -> Step.of(s.push(new Overlay.GuidancePage(next.get(), 0, now, waits))))
                : step.then(s -> SendUpdate.resume(s, waits));
    }

    /// The page was closed without an answer: what waited for it goes back into the editor.
    public static Step leavePage(AppState state, Overlay.GuidancePage page) {
        AppState left = state.pop();
        return takeBack(left, left.context().readings().stream().filter(r -> r.place().equals(page.waits())).toList());
    }

    /// All prompts whose files are being read, and what waits behind them: the program ends, or one wants them back.
    public static Step takeBackAll(AppState state) {
        return takeBack(state, state.context().readings());
    }

    private static Step takeBack(AppState state, List<Reading> readings) {
        if (readings.isEmpty()) {
            return Step.of(state);
        }
        Composer composer = state.composer();
        FileContext context = state.context();
        for (Reading reading : readings.reversed()) {
            for (var behind : state.conversation().queuedAfter(reading.place()).reversed()) {
                composer = composer.putBefore(behind.text());
            }
            composer = composer.putBefore(reading.text());
            context = context.without(reading);
        }
        AppState back = state.with(composer).with(context)
                .with(state.conversation().withoutQueuedAfter(readings.stream().map(Reading::place).toList()));
        return Step.of(back, new Effect.SaveDraft(composer));
    }
}
