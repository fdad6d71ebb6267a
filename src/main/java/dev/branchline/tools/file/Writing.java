package dev.branchline.tools.file;

import dev.branchline.changes.FileWrite;
import dev.branchline.changes.StaleFileException;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FileState;
import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.CallPlan;
import dev.branchline.tools.ToolException;
import dev.branchline.workspace.FileText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// A file that is to get another text.
final class Writing implements CallPlan {
    private final String title;
    private final Spot spot;
    private final CallContext context;
    private final FileState expected;
    private final FileText wished;
    private final FileDiff diff;
    private final List<String> notes;

    private Writing(String title, Spot spot, CallContext context, FileState expected, FileText wished, FileDiff diff, List<String> notes) {
        this.title = title;
        this.spot = spot;
        this.context = context;
        this.expected = expected;
        this.wished = wished;
        this.diff = diff;
        this.notes = List.copyOf(notes);
    }

    /// @param expected what is there now
    /// @param wished the text that the model wishes, in the form of the file
    static Writing of(String tool, Spot spot, CallContext context, FileState expected, FileText wished, List<String> notes)
            throws ToolException, IOException {
        FileWrite write = new FileWrite(spot.path(), expected, bytes(spot, wished), -1);
        try {
            FileDiff diff = context.changes().preview(List.of(write)).getFirst();
            return new Writing(tool + " " + spot.shown(), spot, context, expected, wished, diff, notes);
        } catch (StaleFileException _) {
            throw stale(spot);
        }
    }

    private static byte[] bytes(Spot spot, FileText text) throws ToolException {
        try {
            return text.bytes();
        } catch (CharacterCodingException e) {
            throw new ToolException(spot.path() + " is in " + text.encoding() + ", which cannot write these characters: " + text.foreign()
                    + " Use others. Nothing was changed.", e);
        }
    }

    static ToolException stale(Spot spot) {
        return new ToolException(spot.path() + " has changed since you read it. Read it again with read_file, then repeat the change. "
                + "Nothing was changed.");
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<String> targets() {
        return List.of(spot.path());
    }

    @Override
    public String mustAsk() {
        return spot.mustAsk();
    }

    @Override
    public Preview preview() {
        return new Preview.Edits(List.of(diff));
    }

    @Override
    public ToolOutcome run(Approval approval, Consumer<String> output) throws ToolException, IOException {
        return switch (approval) {
            case Approval.Whole _ -> write(wished, true, List.of());
            case Approval.Edited edited -> write(wished.with(edited.content()), false,
                    List.of("The user changed the text before it was written. Read the file again before you edit it."));
            case Approval.Hunks hunks -> some(hunks);
        };
    }

    private ToolOutcome some(Approval.Hunks approval) throws ToolException, IOException {
        Set<Integer> chosen = new HashSet<>();
        approval.chosen().stream().filter(c -> c.file() == 0).forEach(c -> chosen.add(c.hunk()));
        List<String> left = diff.hunks().stream()
                .filter(h -> !chosen.contains(h.index()))
                .map(h -> "line " + (h.oldStart() + 1) + " (+" + h.added() + " −" + h.removed() + ")")
                .toList();
        if (left.size() == diff.hunks().size() && !left.isEmpty()) {
            throw new ToolException("The user took none of the changes of " + spot.path() + ". Nothing was changed.");
        }
        List<String> told = left.isEmpty() ? List.of() : List.of("The user left out " + Numbers.of(left.size(), "part") + " of it, at "
                + String.join(", ", left) + ": do not try them again unasked.");
        return write(wished.with(Hunks.take(diff, chosen)), true, told);
    }

    /// @param known whether the model knows the text that is written
    private ToolOutcome write(FileText text, boolean known, List<String> told) throws ToolException, IOException {
        List<Change> changes;
        try {
            changes = context.changes().write(context.origin(), List.of(new FileWrite(spot.path(), expected, bytes(spot, text), -1)));
        } catch (StaleFileException _) {
            throw stale(spot);
        }
        List<String> sentences = new ArrayList<>();
        for (Change change : changes) {
            if (known) {
                context.seen().saw(change.path(), change.edit().after());
            }
            boolean created = change.edit().before() instanceof FileState.Absent;
            sentences.add((created ? "Created " : "Changed ") + change.path() + ": +" + change.added() + " −" + change.removed()
                    + " lines, change " + change.id() + ".");
        }
        if (changes.isEmpty()) {
            sentences.add(spot.path() + " has this content already. Nothing was changed.");
        }
        sentences.addAll(notes);
        sentences.addAll(told);
        List<ChangeId> ids = changes.stream().map(Change::id).toList();
        return new ToolOutcome(String.join("\n", sentences), false, List.of(), ids, null, 0);
    }
}
