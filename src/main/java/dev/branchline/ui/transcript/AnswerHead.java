package dev.branchline.ui.transcript;

import dev.branchline.model.Answer;
import dev.branchline.model.ServedBy;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who answered, through whom, and how fast: one row that drops its least important parts where room is short.
final class AnswerHead {
    /// Shorter streams say nothing about speed.
    private static final long MEASURABLE_MS = 250;

    private AnswerHead() {}

    /// @param room cells it should not exceed
    static StyledLine of(String requestedModel, Answer answer, int room) {
        StyledLine line = StyledLine.EMPTY;
        for (int level = 0; level <= 3; level++) {
            line = build(requestedModel, answer, level);
            if (line.width() <= room) {
                return line;
            }
        }
        return line;
    }

    private static StyledLine build(String requestedModel, Answer answer, int level) {
        StyledLine.Builder line = StyledLine.builder().add(model(requestedModel, answer.servedBy().model()), Role.ASSISTANT);
        String served = served(answer.servedBy(), level);
        List<String> more = new ArrayList<>();
        if (!served.isEmpty()) {
            more.add(served);
        }
        Long total = answer.timing().totalMs();
        if (total != null && level < 3) {
            more.add(Numbers.duration(total));
        }
        String speed = speed(answer);
        if (!speed.isEmpty() && level < 1) {
            more.add(speed);
        }
        more.forEach(part -> line.add(" · " + part, Role.MUTED));
        return line.build();
    }

    /// The name without its author; with an arrow when another than the asked one answered.
    static String model(String requested, @Nullable String served) {
        String asked = shortName(requested);
        if (served == null || served.isBlank()) {
            return asked;
        }
        String answered = shortName(served);
        String askedBase = asked.contains(":") ? asked.substring(0, asked.indexOf(':')) : asked;
        return answered.startsWith(askedBase) ? asked : asked + " → " + answered;
    }

    private static String shortName(String model) {
        String name = model.substring(model.lastIndexOf('/') + 1);
        return name.isEmpty() ? model : name;
    }

    private static String served(ServedBy by, int level) {
        if (by.provider() == null) {
            return "";
        }
        List<String> details = new ArrayList<>();
        if (by.attempt() != null && by.attempt() > 1) {
            details.add(ordinal(by.attempt()) + " try");
        }
        if (by.region() != null && !by.region().isBlank()) {
            details.add(by.region());
        }
        String text = (level < 3 ? "served by " : "") + by.provider();
        return details.isEmpty() || level >= 2 ? text : text + " (" + String.join(", ", details) + ")";
    }

    private static String ordinal(int n) {
        return switch (n) {
            case 2 -> "2nd";
            case 3 -> "3rd";
            default -> n + "th";
        };
    }

    private static String speed(Answer answer) {
        Long tokens = answer.usage().completionTokens();
        Long first = answer.timing().firstTokenMs();
        Long total = answer.timing().totalMs();
        if (tokens == null || first == null || total == null || tokens < 2 || total - first < MEASURABLE_MS) {
            return "";
        }
        return Numbers.speed(tokens * 1_000.0 / (total - first));
    }
}
