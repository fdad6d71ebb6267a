package dev.branchline.ui.transcript;

import dev.branchline.command.CommandCatalog;
import dev.branchline.model.Answer;
import dev.branchline.model.Citation;
import dev.branchline.model.ToolCall;
import dev.branchline.model.Usage;
import dev.branchline.session.Entry;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import dev.branchline.ui.Lines;
import dev.branchline.ui.Numbers;
import java.util.ArrayList;
import java.util.List;

/// An answer in rows: head, reasoning, text, what came with it, how it ended, what it took.
final class AnswerRows {
    /// What is known beyond the answer itself.
    ///
    /// @param usage by the best knowledge there is
    /// @param reasoningShown whether the reasoning is unfolded
    /// @param atHead whether one stands on it
    /// @param calls those of its calls that are not shown below it
    /// @param blankAfter whether something else than its calls follows
    record Circumstances(
            Usage usage, HeadLine.Marks marks, boolean reasoningShown, boolean atHead, List<ToolCall> calls, boolean blankAfter) {}

    private AnswerRows() {}

    /// @param body the laid-out text
    static Block of(Entry.AssistantMessage message, Circumstances known, List<StyledLine> body, CommandCatalog catalog, Columns columns) {
        Answer answer = message.answer();
        int width = columns.text();
        List<StyledLine> rows = new ArrayList<>();
        int room = known.marks().siblings() > 1 ? width - 10 : width;
        rows.add(HeadLine.of(AnswerHead.of(message.requestedModel(), answer, room), known.marks(), width));
        rows.addAll(reasoning(answer, known, width));
        if (!answer.text().isBlank()) {
            rows.addAll(body);
        }
        rows.addAll(Images.rows(answer.images(), width));
        rows.addAll(citations(answer.citations(), width));
        known.calls().forEach(call -> rows.add(CardRows.orphan(call, width)));
        rows.addAll(EndingRows.of(answer, known.atHead(), catalog, width));
        if (!known.usage().equals(Usage.NONE)) {
            rows.addAll(AnswerFoot.rows(known.usage(), width));
        }
        return new Block(StyledLine.EMPTY, rows, known.blankAfter());
    }

    private static List<StyledLine> reasoning(Answer answer, Circumstances known, int width) {
        Long tokens = known.usage().reasoningTokens();
        Long thoughtMs = answer.timing().thoughtMs();
        boolean readable = !answer.reasoning().isBlank();
        if (!readable && (tokens == null || tokens <= 0)) {
            return List.of();
        }
        String what = thoughtMs != null
                ? "thought for " + Numbers.duration(thoughtMs)
                : tokens != null && tokens > 0 ? "thought · " + Numbers.tokens(tokens) + " tokens" : "thought";
        return reasoning(what, answer.reasoning(), readable, readable && known.reasoningShown(), width);
    }

    /// @param readable whether there is a text behind the sign
    static List<StyledLine> reasoning(String what, String text, boolean readable, boolean shown, int width) {
        List<StyledLine> rows = new ArrayList<>();
        String sign = shown ? "▾ " : readable ? "▸ " : "· ";
        rows.add(Lines.cut(StyledLine.of(sign + what, Role.REASONING), width));
        if (shown) {
            rows.addAll(Prose.rows(text.strip(), Ink.of(Role.REASONING), width, thoughtPrefix()));
            rows.add(StyledLine.EMPTY);
        }
        return rows;
    }

    static StyledLine thoughtPrefix() {
        return StyledLine.of("  ", Role.FAINT);
    }

    private static List<StyledLine> citations(List<Citation> citations, int width) {
        List<StyledLine> rows = new ArrayList<>();
        for (int i = 0; i < citations.size(); i++) {
            if (i == 0) {
                rows.add(StyledLine.EMPTY);
            }
            Citation citation = citations.get(i);
            String number = "[" + (i + 1) + "] ";
            StyledLine first = StyledLine.of(number, Role.FAINT);
            StyledLine rest = StyledLine.builder().spaces(number.length(), Ink.of(Role.FAINT)).build();
            StyledLine.Builder source = StyledLine.builder();
            String title = citation.title() == null ? "" : Prose.firstLine(citation.title());
            if (!title.isEmpty()) {
                source.add(title + " ", Role.MUTED);
            }
            rows.addAll(Wrap.wrap(source.add(citation.url(), Images.link(citation.url())).build(), width, first, rest));
        }
        return rows;
    }
}
