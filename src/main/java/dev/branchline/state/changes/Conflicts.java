package dev.branchline.state.changes;

import dev.branchline.model.change.Conflict;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Settlement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The conflicts of a plan, counted over all of its files.
public final class Conflicts {
    private static final String NOW = "<<<<<<< now";
    private static final String BASE = "||||||| as it was left";
    private static final String BETWEEN = "=======";
    private static final String WISHED = ">>>>>>> wished";

    private Conflicts() {}

    /// @param ofFile its place among the conflicts of its file
    public record At(FilePlan file, Conflict conflict, int ofFile) {}

    /// A place of a file where something has to be chosen, however often it is planned. Lines that came or went elsewhere in the file do not make
    /// it another, so what stands around it and its line do not count.
    ///
    /// @param nth how many of the same stand before it in its file
    public record Place(String path, List<String> base, List<String> wished, List<String> now, int nth) {}

    public static List<At> of(Plan plan) {
        List<At> all = new ArrayList<>();
        for (FilePlan file : plan.files()) {
            for (int i = 0; i < file.conflicts().size(); i++) {
                all.add(new At(file, file.conflicts().get(i), i));
            }
        }
        return all;
    }

    /// The places of [#of], in its order.
    static List<Place> places(Plan plan) {
        Map<Place, Integer> counts = new HashMap<>();
        return of(plan).stream().map(at -> {
            Conflict c = at.conflict();
            Place first = new Place(at.file().path(), c.base(), c.wished(), c.now(), 0);
            return new Place(first.path(), c.base(), c.wished(), c.now(), counts.merge(first, 1, Integer::sum) - 1);
        }).toList();
    }

    static List<Settlement> settlements(Plan plan, List<Settlement.@Nullable Choice> choices) {
        Map<String, List<Settlement.Choice>> byPath = new LinkedHashMap<>();
        List<At> all = of(plan);
        for (int i = 0; i < all.size(); i++) {
            byPath.computeIfAbsent(all.get(i).file().path(), _ -> new ArrayList<>()).add(Objects.requireNonNull(choices.get(i)));
        }
        return byPath.entrySet().stream().map(e -> new Settlement(e.getKey(), e.getValue())).toList();
    }

    /// What the editor gets: all three, between marks.
    static String text(Conflict conflict) {
        String end = String.join("", conflict.now()).contains("\r\n") ? "\r\n" : "\n";
        return NOW + end + joined(conflict.now(), end) + BASE + end + joined(conflict.base(), end) + BETWEEN + end
                + joined(conflict.wished(), end) + WISHED + end;
    }

    private static String joined(List<String> lines, String end) {
        String text = String.join("", lines);
        return text.isEmpty() || text.endsWith("\n") ? text : text + end;
    }

    /// The mark in the middle alone is none: in Markdown, such a line makes a heading.
    static boolean hasMarks(String text) {
        return text.lines().anyMatch(l -> l.startsWith(NOW) || l.startsWith(BASE) || l.startsWith(WISHED));
    }

    /// Whether a line is in a text that may be the mark in the middle, and is in none of the three sides.
    static boolean hasStrangeBetween(String text, Conflict conflict) {
        return text.lines().anyMatch(BETWEEN::equals)
                && Stream.of(conflict.base(), conflict.wished(), conflict.now()).flatMap(List::stream).noneMatch(l -> l.strip().equals(BETWEEN));
    }
}
