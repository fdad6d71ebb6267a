package dev.branchline.ui.transcript;

import dev.branchline.command.CommandCatalog;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Ending;
import dev.branchline.state.chat.Advice;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import java.util.ArrayList;
import java.util.List;

/// Says in words that an answer is not whole, why, and what can be done; nothing for an answer that is whole.
final class EndingRows {
    private EndingRows() {}

    /// @param atHead whether one stands on the answer, so that the keys would act on it
    static List<StyledLine> of(Answer answer, boolean atHead, CommandCatalog catalog, int width) {
        return switch (answer.ending()) {
            case Ending.Stopped _ ->
                Prose.marked("⚠", "stopped by you" + (atHead ? catalog.expandKeys(" · {chat.continue} goes on · {chat.retry} asks again") : ""),
                        Role.WARNING, width);
            case Ending.Failed f -> failed(answer, f.error(), atHead, catalog, width);
            case Ending.Complete c -> complete(c, atHead, catalog, width);
        };
    }

    private static List<StyledLine> failed(Answer answer, ApiError error, boolean atHead, CommandCatalog catalog, int width) {
        String what = (answer.isEmpty() ? "no answer: " : "cut off: ") + explain(error);
        List<StyledLine> rows = new ArrayList<>(Prose.marked("⚠", what, Role.WARNING, width));
        if (atHead) {
            String advice = answer.text().isBlank() ? Advice.of(error) : Advice.afterPart(error);
            rows.addAll(Prose.marked(" ", catalog.expandKeys(advice), Role.MUTED, width));
        }
        return rows;
    }

    /// What went wrong, who said so, and the code.
    static String explain(ApiError error) {
        List<String> origin = new ArrayList<>();
        if (error.provider() != null && !error.message().contains(error.provider())) {
            origin.add(error.provider());
        }
        if (error.status() != null && !error.message().contains(error.status().toString())) {
            origin.add(error.status().toString());
        }
        String message = error.message().strip();
        return origin.isEmpty() ? message : message + " (" + String.join(", ", origin) + ")";
    }

    private static List<StyledLine> complete(Ending.Complete ending, boolean atHead, CommandCatalog catalog, int width) {
        String goOn = atHead ? catalog.expandKeys(" · {chat.continue} goes on") : "";
        return switch (ending.reason()) {
            case "stop", "tool_calls" -> List.of();
            case "length" -> Prose.marked("⚠", "ends early: the answer reached its limit of tokens" + goOn, Role.WARNING, width);
            case "content_filter" -> Prose.marked("⚠", "ends early: a content filter stopped the model", Role.WARNING, width);
            case "error" -> Prose.marked("⚠", "ends early: the provider reported an error" + goOn, Role.WARNING, width);
            case "" -> Prose.marked("⚠", "may be incomplete: the provider did not say why it ended", Role.WARNING, width);
            default -> Prose.marked("⚠", "may be incomplete: ended with “" + ending.reason() + "”", Role.WARNING, width);
        };
    }
}
