package dev.branchline.ui.transcript;

import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/// Plain text in rows: what is said without markdown.
final class Prose {
    private Prose() {}

    /// Every line of a text, wrapped.
    static List<StyledLine> rows(String text, Ink ink, int width, StyledLine prefix) {
        List<StyledLine> rows = new ArrayList<>();
        for (String line : SafeText.unixLines(text).split("\n", -1)) {
            rows.addAll(Wrap.wrap(StyledLine.of(line, ink), width, prefix, prefix));
        }
        return rows;
    }

    static List<StyledLine> rows(String text, Role role, int width) {
        return rows(text, Ink.of(role), width, StyledLine.EMPTY);
    }

    /// The first rows of a text; a last one says how many more there are.
    static List<StyledLine> head(String text, Ink ink, int width, int most) {
        List<StyledLine> all = rows(text, ink, width, StyledLine.EMPTY);
        if (all.size() <= most) {
            return all;
        }
        List<StyledLine> kept = new ArrayList<>(all.subList(0, most - 1));
        kept.add(StyledLine.of("… " + (all.size() - most + 1) + " more rows", Role.FAINT));
        return kept;
    }

    /// A mark, then a text indented under it.
    static List<StyledLine> marked(String mark, String text, Role role, int width) {
        StyledLine first = StyledLine.of(mark + " ", role);
        StyledLine rest = StyledLine.builder().spaces(first.width(), Ink.of(role)).build();
        List<StyledLine> rows = new ArrayList<>();
        for (String line : SafeText.unixLines(text).split("\n", -1)) {
            rows.addAll(Wrap.wrap(StyledLine.of(line, role), width, rows.isEmpty() ? first : rest, rest));
        }
        return rows;
    }

    /// The first line that says something, whatever its length.
    static String firstLine(String text) {
        return SafeText.unixLines(text).lines().filter(l -> !l.isBlank()).findFirst().orElse("").strip();
    }
}
