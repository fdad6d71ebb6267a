package dev.branchline.command;

import dev.branchline.command.Completions.Completion;
import dev.branchline.state.AppState;
import dev.branchline.state.context.FileIndex;
import dev.branchline.state.context.Mentions;
import dev.branchline.state.context.PathWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files that the editor offers behind an `@`, and for what is to be pinned.
final class FileCompletions {
    private FileCompletions() {}

    /// Rows for the mention right before the cursor; empty when there is none.
    static List<Completion> mention(AppState state, String before) {
        Optional<PathWords.Open> open = Mentions.open(before);
        return open.isEmpty() ? List.of() : rows(state, open.get().path(), "@", "");
    }

    /// Rows for the last word of what is pinned or taken away.
    static List<Completion> argument(AppState state, String words) {
        PathWords.Open open = PathWords.open(words);
        if (words.startsWith("-", open.start())) {
            String typed = open.path().substring(1);
            return state.conversation().tree().pins().stream()
                    .filter(p -> p.contains(typed))
                    .map(p -> new Completion("-" + PathWords.write(p), "take away", false))
                    .filter(c -> !c.text().equals(open.path()))
                    .toList();
        }
        return rows(state, open.path(), "", "");
    }

    private static List<Completion> rows(AppState state, String typed, String sign, String explanation) {
        FileIndex names = state.context().names();
        List<String> found = names.find(typed);
        boolean done = found.size() == 1 && found.getFirst().equals(typed);
        if (done) {
            return List.of();
        }
        boolean walking = state.context().indexing() != null;
        List<Completion> rows = new ArrayList<>(found.size());
        for (String name : found) {
            boolean folder = name.endsWith("/");
            String written = folder ? openFolder(name) : PathWords.write(name) + " ";
            String more = rows.isEmpty() && walking ? "looking… " + names.size() + " names" : folder ? "all in it" : explanation;
            rows.add(new Completion(sign + written, more, false));
        }
        return rows;
    }

    /// One may go on behind a folder, so its quotation mark stays open.
    private static String openFolder(String name) {
        String written = PathWords.write(name);
        return written.startsWith("\"") ? written.substring(0, written.length() - 1) : written;
    }
}
