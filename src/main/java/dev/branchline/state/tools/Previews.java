package dev.branchline.state.tools;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.tool.CallKey;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.Preview;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What calls of this run of the program did, for their cards; the newest ones, as far as there is room. Grows in place; UI thread.
public final class Previews {
    private static final long MOST_CHARACTERS = 4_000_000;

    private final Map<CallKey, Kept> kept = new LinkedHashMap<>();
    private long characters;

    /// @param how how it came to its end
    public record Kept(PreparedCall prepared, RoundCall.How how) {}

    public void keep(EntryId answer, String callId, PreparedCall prepared, RoundCall.How how) {
        Kept old = kept.put(new CallKey(answer, callId), new Kept(prepared, how));
        characters += size(prepared) - (old == null ? 0 : size(old.prepared()));
        while (characters > MOST_CHARACTERS && kept.size() > 1) {
            CallKey eldest = kept.keySet().iterator().next();
            Kept gone = kept.remove(eldest);
            characters -= gone == null ? 0 : size(gone.prepared());
        }
    }

    public Optional<Kept> of(CallKey key) {
        return Optional.ofNullable(kept.get(key));
    }

    private static long size(PreparedCall prepared) {
        return switch (prepared.preview()) {
            case Preview.Arguments a -> a.arguments().length();
            case Preview.Command c -> c.command().length();
            case Preview.Edits e -> e.files().stream().mapToLong(Previews::size).sum();
        };
    }

    private static long size(FileDiff diff) {
        return (long) diff.before().text().length() + diff.after().text().length();
    }
}
