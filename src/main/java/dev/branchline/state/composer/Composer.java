package dev.branchline.state.composer;

import dev.branchline.state.composer.UndoHistory.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The prompt editor.
///
/// @param buffer text and cursor; a large paste stands in it as a short mark
/// @param undo earlier and later states
/// @param history earlier prompts, oldest first
/// @param historyPlace which of them is shown or was the beginning of what is shown, or -1 for one's own text
/// @param ownText what one had typed before leafing through the history; it comes back below the newest, and after sending
/// @param killed what was last cut by word or line, marks expanded
/// @param stash texts that were put away, newest last, marks expanded
/// @param pastes the texts behind paste marks, by number
/// @param completion the choice in the completion list
public record Composer(
        TextBuffer buffer,
        UndoHistory undo,
        List<String> history,
        int historyPlace,
        @Nullable TextBuffer ownText,
        String killed,
        List<String> stash,
        Map<Integer, String> pastes,
        Completion completion) {

    /// A paste of more than this many characters or lines is folded into a mark.
    static final int FOLD_CHARACTERS = 1_500;
    static final int FOLD_LINES = 12;
    /// A text that comes back (draft, stash, history, editor) stays readable and editable up to this length.
    static final int FOLD_RETURNED = 20_000;
    private static final int MOST_HISTORY = 1_000;

    public static final Composer EMPTY = new Composer(
            TextBuffer.EMPTY, UndoHistory.EMPTY, List.of(), -1, null, "", List.of(), Map.of(), Completion.CLOSED);

    /// The choice in the completion list; the list itself follows from the text.
    ///
    /// @param selected row, from 0
    /// @param dismissedAt the text for which the list was closed by hand, or null
    public record Completion(int selected, @Nullable String dismissedAt) {
        public static final Completion CLOSED = new Completion(0, null);
    }

    /// The text with every paste mark replaced by what was pasted.
    public String expandedText() {
        return PasteMarks.expand(buffer.text(), pastes);
    }

    /// What stands in the editor for a folded paste.
    public static String mark(int number, String pasted) {
        return PasteMarks.mark(number, pasted);
    }

    /// Whether a paste is folded into a mark.
    static boolean isLarge(String pasted) {
        return pasted.length() > FOLD_CHARACTERS || pasted.chars().filter(c -> c == '\n').count() >= FOLD_LINES;
    }

    Composer edit(TextBuffer newBuffer, Change change) {
        if (newBuffer.equals(buffer)) {
            return this;
        }
        return new Composer(
                newBuffer, undo.before(buffer, change), history, historyPlace, ownText, killed, stash, pastes,
                new Completion(0, completion.dismissedAt()));
    }

    Composer moveTo(TextBuffer newBuffer) {
        return new Composer(newBuffer, undo.pause(), history, historyPlace, ownText, killed, stash, pastes, completion);
    }

    Composer restore(UndoHistory.Moved moved) {
        return new Composer(moved.buffer(), moved.history(), history, historyPlace, ownText, killed, stash, pastes, Completion.CLOSED);
    }

    Composer withKilled(String cut) {
        String whole = PasteMarks.expand(cut, pastes);
        return cut.isEmpty() ? this : new Composer(buffer, undo, history, historyPlace, ownText, whole, stash, pastes, completion);
    }

    /// Puts a text at the cursor as a mark.
    Composer insertMark(String pasted) {
        int number = pastes.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        while (buffer.text().contains(mark(number, pasted))) {
            number++;
        }
        Map<Integer, String> more = new TreeMap<>(pastes);
        more.put(number, pasted);
        Composer marked = edit(buffer.insert(mark(number, pasted)), Change.OTHER);
        return marked.withPastes(more);
    }

    private Composer withPastes(Map<Integer, String> newPastes) {
        return new Composer(buffer, undo, history, historyPlace, ownText, killed, stash, Map.copyOf(newPastes), completion);
    }

    Composer withCompletion(Completion newCompletion) {
        return new Composer(buffer, undo, history, historyPlace, ownText, killed, stash, pastes, newCompletion);
    }

    /// An earlier prompt in place of what is there; its own completion list stays closed, so that leafing goes on.
    Composer showHistory(int place, TextBuffer own) {
        Composer shown = replace(history.get(place));
        return new Composer(
                shown.buffer, shown.undo, history, place, own, killed, stash, shown.pastes, new Completion(0, shown.buffer.text()));
    }

    /// One's own text again.
    Composer leaveHistory() {
        TextBuffer own = ownText == null ? TextBuffer.EMPTY : ownText;
        return new Composer(own, undo.before(buffer, Change.OTHER), history, -1, null, killed, stash, pastes, Completion.CLOSED);
    }

    Composer withStash(List<String> newStash) {
        return new Composer(buffer, undo, history, historyPlace, ownText, killed, List.copyOf(newStash), pastes, completion);
    }

    /// The history of earlier runs of the program goes before what was sent in this one.
    public Composer withOlderHistory(List<String> older) {
        List<String> all = new ArrayList<>(older);
        all.addAll(history);
        List<String> kept = trimmed(all);
        int place = historyPlace < 0 ? -1 : historyPlace + kept.size() - history.size();
        return new Composer(buffer, undo, kept, Math.max(-1, place), ownText, killed, stash, pastes, completion);
    }

    /// Joins a text to the history, unless it repeats the newest.
    public Composer remember(String text) {
        if (text.isBlank() || (!history.isEmpty() && history.getLast().equals(text))) {
            return this;
        }
        List<String> more = new ArrayList<>(history);
        more.add(text);
        return new Composer(buffer, undo, trimmed(more), historyPlace, ownText, killed, stash, pastes, completion);
    }

    /// After a prompt was sent, which joins the history: empty, or what one had typed before an old prompt was fetched.
    public Composer afterSend(String sent) {
        TextBuffer rest = ownText == null ? TextBuffer.EMPTY : ownText;
        Map<Integer, String> needed = new TreeMap<>(pastes);
        needed.entrySet().removeIf(p -> PasteMarks.count(rest.text(), p.getKey(), p.getValue()) == 0);
        return new Composer(rest, UndoHistory.EMPTY, history, -1, null, killed, stash, Map.copyOf(needed), Completion.CLOSED).remember(sent);
    }

    private static List<String> trimmed(List<String> all) {
        return all.size() > MOST_HISTORY ? List.copyOf(all.subList(all.size() - MOST_HISTORY, all.size())) : List.copyOf(all);
    }

    /// The editor for another session: its draft, the same history and stash. What is typed here stays with its own session,
    /// and is put on the stash beside, in case that session keeps no drafts.
    public Composer forSession(String draft) {
        Composer stashed = expandedText().equals(draft) ? this : stashIfAny();
        Composer fresh = new Composer(
                TextBuffer.EMPTY, UndoHistory.EMPTY, stashed.history, -1, null, killed, stashed.stash, Map.of(), Completion.CLOSED);
        Composer filled = fresh.replace(draft);
        return new Composer(
                filled.buffer, UndoHistory.EMPTY, filled.history, -1, null, killed, filled.stash, filled.pastes, Completion.CLOSED);
    }

    /// Puts the text away, if there is any, and what was typed before leafing through the history.
    public Composer stashIfAny() {
        List<String> more = new ArrayList<>(stash);
        Composer kept = this;
        for (TextBuffer text : ownText == null ? List.of(buffer) : List.of(ownText, buffer)) {
            if (!text.isEmpty()) {
                String whole = PasteMarks.expand(text.text(), pastes);
                more.add(whole);
                kept = kept.remember(whole);
            }
        }
        Composer emptied = kept.edit(TextBuffer.EMPTY, Change.OTHER).withStash(more);
        return new Composer(
                emptied.buffer, emptied.undo, emptied.history, -1, null, killed, emptied.stash, pastes, emptied.completion);
    }

    /// Another text in place of this one, undoable. Pastes that are known stay folded, and a text that is too long to be
    /// edited here is folded as a whole.
    public Composer replace(String text) {
        if (text.equals(expandedText())) {
            return this;
        }
        return replaceBuffer(TextBuffer.EMPTY, text);
    }

    /// Puts a text and a line end before what is there; the cursor stays where it stands in it.
    public Composer putBefore(String text) {
        if (buffer.isEmpty()) {
            return replace(text);
        }
        Composer start = new Composer(
                buffer.textStart().insert("\n").textStart(), undo, history, historyPlace, ownText, killed, stash, pastes, completion);
        Composer put = start.insertReturned(text);
        int added = put.buffer.lines().size() - buffer.lines().size();
        return new Composer(
                put.buffer.at(buffer.line() + added, buffer.column()), undo.before(buffer, Change.OTHER), history, historyPlace, ownText,
                killed, stash, put.pastes, Completion.CLOSED);
    }

    private Composer replaceBuffer(TextBuffer empty, String text) {
        Composer start = new Composer(empty, undo, history, historyPlace, ownText, killed, stash, pastes, completion);
        Composer filled = start.insertReturned(text);
        return filled.buffer.equals(buffer)
                ? this
                : new Composer(
                        filled.buffer, undo.before(buffer, Change.OTHER), history, historyPlace, ownText, killed, stash, filled.pastes,
                        new Completion(0, completion.dismissedAt()));
    }

    private Composer insertReturned(String text) {
        String normal = text.replace("\r\n", "\n").replace('\r', '\n');
        boolean lookAlike = PasteMarks.isIn(normal, pastes);
        String folded = lookAlike ? normal : PasteMarks.fold(normal, pastes);
        return lookAlike || folded.length() > FOLD_RETURNED
                ? insertMark(normal)
                : edit(buffer.insert(folded), Change.OTHER);
    }
}
