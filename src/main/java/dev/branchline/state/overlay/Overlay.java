package dev.branchline.state.overlay;

import dev.branchline.model.EntryId;
import dev.branchline.model.RequestId;
import dev.branchline.model.RunId;
import dev.branchline.model.SessionSummary;
import dev.branchline.model.context.Guidance;
import dev.branchline.model.tool.PermissionAnswer;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.SourcedRule;
import dev.branchline.state.changes.Page;
import dev.branchline.state.composer.TextBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that lies on top and takes the keys. Data on a stack, never a nested loop.
public sealed interface Overlay {
    /// An overlay with a filter and a choice among rows.
    sealed interface Listed extends Overlay {
        String filter();

        int selected();

        /// The first row that is shown, as far as the choice is then in view; see [OverlayBox#top].
        int top();

        /// With another filter and choice.
        Listed with(String newFilter, int newSelected);

        /// With another first row.
        Listed scrolledTo(int newTop);
    }

    record ModelPicker(String filter, int selected, int top, Sort sort) implements Listed {
        public ModelPicker(String filter, int selected, Sort sort) {
            this(filter, selected, 0, sort);
        }

        @Override
        public ModelPicker with(String newFilter, int newSelected) {
            return new ModelPicker(newFilter, newSelected, top, sort);
        }

        @Override
        public ModelPicker scrolledTo(int newTop) {
            return new ModelPicker(filter, selected, newTop, sort);
        }

        /// Ways of ordering the rows.
        public enum Sort { MATCH, NEWEST, PRICE_IN, PRICE_OUT, CONTEXT }
    }

    record Palette(String filter, int selected, int top) implements Listed {
        public Palette(String filter, int selected) {
            this(filter, selected, 0);
        }

        @Override
        public Palette with(String newFilter, int newSelected) {
            return new Palette(newFilter, newSelected, top);
        }

        @Override
        public Palette scrolledTo(int newTop) {
            return new Palette(filter, selected, newTop);
        }
    }

    /// @param sessions null while the list is being read
    record Sessions(String filter, int selected, int top, @Nullable List<SessionSummary> sessions, RequestId request) implements Listed {
        public Sessions(String filter, int selected, @Nullable List<SessionSummary> sessions, RequestId request) {
            this(filter, selected, 0, sessions, request);
        }

        @Override
        public Sessions with(String newFilter, int newSelected) {
            return new Sessions(newFilter, newSelected, top, sessions, request);
        }

        @Override
        public Sessions scrolledTo(int newTop) {
            return new Sessions(filter, selected, newTop, sessions, request);
        }
    }

    /// @param before the theme to go back to when nothing is chosen
    record Themes(String filter, int selected, int top, String before) implements Listed {
        public Themes(String filter, int selected, String before) {
            this(filter, selected, 0, before);
        }

        @Override
        public Themes with(String newFilter, int newSelected) {
            return new Themes(newFilter, newSelected, top, before);
        }

        @Override
        public Themes scrolledTo(int newTop) {
            return new Themes(filter, selected, newTop, before);
        }
    }

    /// All keys and commands, by scope; `selected` is the topmost row shown.
    record Help(String filter, int selected) implements Listed {
        @Override
        public int top() {
            return selected;
        }

        @Override
        public Help with(String newFilter, int newSelected) {
            return new Help(newFilter, newSelected);
        }

        /// Where it is scrolled to is its choice.
        @Override
        public Help scrolledTo(int newTop) {
            return this;
        }
    }

    /// Tokens and costs of the session; `selected` is the topmost row shown.
    record UsageReport(int selected) implements Overlay {}

    /// What a tool asks; see [dev.branchline.state.tools.QuestionUpdate].
    ///
    /// @param number which question
    /// @param timer what ends the time in which keys do not count; 0 before it was on the screen
    /// @param ready whether keys count
    /// @param after whether it took the place of another question, so that early keys are for neither
    /// @param top the first row of the text that is shown
    /// @param rule which of the rules would be remembered
    /// @param armed what was said once and must be said again to hold
    /// @param hunk the chosen hunk, counted over all files
    /// @param off hunks that are left out
    /// @param edited the text that is written instead; null for what was proposed
    /// @param editing the external editor's request, or null
    record Question(
            long number, long timer, boolean ready, boolean after, int top, int rule, @Nullable PermissionScope armed, int hunk,
            Set<Integer> off, @Nullable String edited, @Nullable RequestId editing)
            implements Overlay {
        public Question {
            off = Set.copyOf(off);
        }

        public static Question fresh(long number, boolean after) {
            return new Question(number, 0, false, after, 0, 0, null, 0, Set.of(), null, null);
        }

        public Question guarded(long newTimer) {
            return new Question(number, newTimer, false, after, top, rule, armed, hunk, off, edited, editing);
        }

        public Question opened() {
            return new Question(number, timer, true, after, top, rule, armed, hunk, off, edited, editing);
        }

        public Question scrolledTo(int newTop) {
            return new Question(number, timer, ready, after, newTop, rule, armed, hunk, off, edited, editing);
        }

        public Question withRule(int newRule) {
            return new Question(number, timer, ready, after, top, newRule, null, hunk, off, edited, editing);
        }

        public Question arm(@Nullable PermissionScope scope) {
            return new Question(number, timer, ready, after, top, rule, scope, hunk, off, edited, editing);
        }

        public Question atHunk(int newHunk) {
            return new Question(number, timer, ready, after, top, rule, null, newHunk, off, edited, editing);
        }

        public Question without(Set<Integer> newOff) {
            return new Question(number, timer, ready, after, top, rule, null, hunk, newOff, edited, editing);
        }

        public Question asEdited(@Nullable String text, @Nullable RequestId request) {
            return new Question(number, timer, ready, after, top, rule, null, hunk, off, text, request);
        }
    }

    /// What is pinned. Its keys are commands, so nothing can be typed into it.
    record ContextList(int selected, int top) implements Listed {
        @Override
        public String filter() {
            return "";
        }

        @Override
        public ContextList with(String newFilter, int newSelected) {
            return new ContextList(newSelected, top);
        }

        @Override
        public ContextList scrolledTo(int newTop) {
            return new ContextList(selected, newTop);
        }
    }

    /// The rules of what tools may do.
    ///
    /// @param request whose answer is waited for
    /// @param known what was answered last; null while nothing was
    /// @param armed a rule that restricts and is taken away when that is said once more
    record Permissions(int selected, int top, RequestId request, @Nullable PermissionAnswer known, @Nullable SourcedRule armed) implements Listed {
        @Override
        public String filter() {
            return "";
        }

        @Override
        public Permissions with(String newFilter, int newSelected) {
            return new Permissions(newSelected, top, request, known, newSelected == selected ? armed : null);
        }

        @Override
        public Permissions scrolledTo(int newTop) {
            return new Permissions(selected, newTop, request, known, armed);
        }

        public Permissions asking(RequestId newRequest) {
            return new Permissions(selected, top, newRequest, known, null);
        }

        public Permissions knowing(PermissionAnswer answer) {
            return new Permissions(selected, top, request, answer, null);
        }

        public Permissions arm(@Nullable SourcedRule rule) {
            return new Permissions(selected, top, request, known, rule);
        }
    }

    /// What the project tells models, and the question whether it may be sent.
    ///
    /// @param selected the topmost row shown
    /// @param since when it was opened, milliseconds
    /// @param waits the place of the prompt that waits for the answer, or null
    record GuidancePage(Guidance guidance, int selected, long since, @Nullable RunId waits) implements Overlay {
        public GuidancePage scrolledTo(int row) {
            return new GuidancePage(guidance, row, since, waits);
        }
    }

    /// Asks for a text of one line.
    sealed interface Asking extends Overlay {
        /// One line and the cursor in it.
        TextBuffer line();

        default String text() {
            return line().text();
        }

        /// With another text or cursor.
        Asking with(TextBuffer newLine);
    }

    /// @param target the entry that is labelled, or null
    record Field(Purpose purpose, TextBuffer line, @Nullable EntryId target) implements Asking {
        public Field(Purpose purpose, String text, @Nullable EntryId target) {
            this(purpose, TextBuffer.of(text), target);
        }

        @Override
        public Field with(TextBuffer newLine) {
            return new Field(purpose, newLine, target);
        }

        /// What the text becomes.
        public enum Purpose { TITLE, LABEL, SYSTEM_PROMPT, REJECT_REASON, RULE, TRIED_CALL }
    }

    /// Asks for an API key; the text is drawn as dots.
    ///
    /// @param checking the request that checks it, or null
    /// @param problem why the last one was not accepted, or null
    /// @param unreachable whether it could not be checked, and is stored all the same if the user says so again
    record KeyEntry(TextBuffer line, @Nullable RequestId checking, @Nullable String problem, boolean unreachable) implements Asking {
        public KeyEntry(TextBuffer line, @Nullable RequestId checking, @Nullable String problem) {
            this(line, checking, problem, false);
        }

        public KeyEntry(String text, @Nullable RequestId checking, @Nullable String problem) {
            this(TextBuffer.of(text), checking, problem);
        }

        /// A changed key is not the one that was checked or had a problem.
        @Override
        public KeyEntry with(TextBuffer newLine) {
            return newLine.text().equals(text()) ? new KeyEntry(newLine, checking, problem, unreachable) : new KeyEntry(newLine, null, null);
        }
    }

    /// Changes of files: the review, a preview, conflicts.
    record Changes(Page page) implements Overlay {}
}
