package dev.branchline.state.composer;

import dev.branchline.event.ComposerIntent;
import dev.branchline.event.ComposerIntent.Reach;
import dev.branchline.state.composer.UndoHistory.Change;
import dev.branchline.state.context.Mentions;
import dev.branchline.state.context.PathWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What editing does to the editor. Pure; what leaves the editor (drafts, the external editor) is decided above.
public final class ComposerUpdate {
    private ComposerUpdate() {}

    /// @param width cells of a row of the editor, for moving up and down; at least 1
    /// @param pageRows rows that it shows, for moving by pages
    public static Composer apply(Composer composer, ComposerIntent intent, int width, int pageRows) {
        return switch (intent) {
            case ComposerIntent.Insert i -> insert(composer, i.text());
            case ComposerIntent.Newline _ -> composer.edit(composer.buffer().insert("\n"), Change.OTHER);
            case ComposerIntent.Paste p -> paste(composer, p.text());
            case ComposerIntent.Delete d -> delete(composer, d.reach(), width);
            case ComposerIntent.Move m -> composer.moveTo(move(composer, m.reach(), width, pageRows));
            case ComposerIntent.Undo _ -> composer.undo().undo(composer.buffer()).map(composer::restore).orElse(composer);
            case ComposerIntent.Redo _ -> composer.undo().redo(composer.buffer()).map(composer::restore).orElse(composer);
            case ComposerIntent.History h -> history(composer, h.step());
            case ComposerIntent.Stash _ -> composer.stashIfAny();
            case ComposerIntent.Unstash _ -> unstash(composer);
            case ComposerIntent.Yank _ -> paste(composer, composer.killed());
            case ComposerIntent.Replace r -> composer.replace(r.text());
            case ComposerIntent.Take _ -> composer.leaveHistory();
            case ComposerIntent.OpenEditor _, ComposerIntent.PointAt _ -> composer;
            case ComposerIntent.CompletionMove m ->
                composer.withCompletion(new Composer.Completion(Math.max(0, composer.completion().selected() + m.step()), null));
            case ComposerIntent.CompletionAccept a -> accept(composer, a.text());
            case ComposerIntent.CompletionDismiss _ ->
                composer.withCompletion(new Composer.Completion(0, composer.buffer().text()));
        };
    }

    /// Puts the cursor where one points; a paste mark is gone to its nearer end.
    ///
    /// @param shown what the editor shows
    public static Composer pointAt(Composer composer, EditorRows shown, ComposerIntent.PointAt place) {
        TextBuffer there = shown.at(composer.buffer(), place.column(), place.row());
        return composer.moveTo(PasteMarks.around(there.currentLine(), there.column(), composer.pastes())
                .map(m -> there.at(there.line(), there.column() - m.start() < m.end() - there.column() ? m.start() : m.end()))
                .orElse(there));
    }

    /// Typing that spells out a paste mark makes a paste of just that text: sent, it stands for itself.
    private static Composer insert(Composer composer, String text) {
        Composer typed = composer.edit(composer.buffer().insert(text), Change.TYPED);
        String before = composer.buffer().text();
        String after = typed.buffer().text();
        for (Map.Entry<Integer, String> paste : composer.pastes().entrySet()) {
            if (PasteMarks.count(after, paste.getKey(), paste.getValue()) > PasteMarks.count(before, paste.getKey(), paste.getValue())) {
                String spelled = PasteMarks.mark(paste.getKey(), paste.getValue());
                TextBuffer buffer = typed.buffer();
                int start = buffer.beforeCursor().lastIndexOf(spelled);
                if (start >= 0) {
                    TextBuffer cut = buffer.at(buffer.line(), start + spelled.length()).deleteTo(buffer.at(buffer.line(), start));
                    return typed.edit(cut, Change.TYPED).insertMark(spelled);
                }
            }
        }
        return typed;
    }

    private static Composer paste(Composer composer, String text) {
        String normal = text.replace("\r\n", "\n").replace('\r', '\n');
        return Composer.isLarge(normal) || PasteMarks.isIn(normal, composer.pastes())
                ? composer.insertMark(normal)
                : composer.edit(composer.buffer().insert(normal), Change.OTHER);
    }

    private static Composer delete(Composer composer, Reach reach, int width) {
        TextBuffer buffer = composer.buffer();
        TextBuffer to = move(composer, reach, width, 1);
        if (reach == Reach.LINE_END && buffer.column() == buffer.currentLine().length()) {
            to = buffer.right();
        }
        if (reach == Reach.LINE_START && buffer.column() == 0) {
            to = buffer.left();
        }
        if (reach == Reach.ALL) {
            buffer = buffer.textStart();
            to = buffer.textEnd();
        }
        String cut = buffer.textTo(to);
        boolean single = reach == Reach.LEFT || reach == Reach.RIGHT;
        Composer edited = composer.edit(buffer.deleteTo(to), single ? Change.DELETED : Change.OTHER);
        return single ? edited : edited.withKilled(cut);
    }

    /// A paste mark is passed as one: inside of it there is nothing to edit, and half a mark would no longer stand for its
    /// text.
    private static TextBuffer move(Composer composer, Reach reach, int width, int pageRows) {
        TextBuffer from = composer.buffer();
        TextBuffer moved = moved(from, reach, width, pageRows);
        Optional<PasteMarks.Place> mark = PasteMarks.around(moved.currentLine(), moved.column(), composer.pastes());
        if (mark.isEmpty()) {
            return moved;
        }
        boolean forward = switch (reach) {
            case RIGHT, WORD_RIGHT, DOWN, PAGE_DOWN -> true;
            default -> false;
        };
        return moved.at(moved.line(), forward ? mark.get().end() : mark.get().start());
    }

    private static TextBuffer moved(TextBuffer buffer, Reach reach, int width, int pageRows) {
        return switch (reach) {
            case LEFT -> buffer.left();
            case RIGHT -> buffer.right();
            case WORD_LEFT -> buffer.wordLeft();
            case WORD_RIGHT -> buffer.wordRight();
            case UP -> SoftWrap.moveRows(buffer, -1, width);
            case DOWN -> SoftWrap.moveRows(buffer, 1, width);
            case PAGE_UP -> SoftWrap.moveRows(buffer, -pageRows, width);
            case PAGE_DOWN -> SoftWrap.moveRows(buffer, pageRows, width);
            case LINE_START -> buffer.lineStart();
            case LINE_END -> buffer.lineEnd();
            case TEXT_START -> buffer.textStart();
            case TEXT_END, ALL -> buffer.textEnd();
        };
    }

    private static Composer history(Composer composer, int step) {
        List<String> history = composer.history();
        boolean leafing = composer.historyPlace() >= 0;
        int now = leafing ? Math.min(composer.historyPlace(), history.size()) : history.size();
        int place = Math.clamp((long) now + step, 0, history.size());
        if (place == now) {
            return composer;
        }
        if (place == history.size()) {
            return composer.leaveHistory();
        }
        TextBuffer own = composer.ownText();
        return composer.showHistory(place, leafing && own != null ? own : composer.buffer());
    }

    private static Composer unstash(Composer composer) {
        List<String> stash = composer.stash();
        if (stash.isEmpty()) {
            return composer;
        }
        return composer.putBefore(stash.getLast()).withStash(stash.subList(0, stash.size() - 1));
    }

    /// Replaces the word before the cursor, up to a blank.
    private static Composer accept(Composer composer, String text) {
        TextBuffer buffer = composer.buffer();
        String before = buffer.beforeCursor();
        boolean argument = buffer.line() == 0 && before.startsWith("/context ");
        int start = Mentions.open(before)
                .map(PathWords.Open::start)
                .orElseGet(() -> argument ? PathWords.open(before).start() : before.lastIndexOf(' ') + 1);
        Composer done = composer.edit(buffer.deleteTo(buffer.at(buffer.line(), start)).insert(text), Change.OTHER);
        return done.withCompletion(Composer.Completion.CLOSED);
    }
}
