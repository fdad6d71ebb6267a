package dev.branchline.ui.transcript;

import dev.branchline.session.Entry;
import dev.branchline.state.context.Reading;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import java.util.ArrayList;
import java.util.List;

/// What the user said, and what waits to be sent.
final class PromptRows {
    private static final int WAITING_ROWS = 6;
    private static final int SYSTEM_ROWS = 8;

    private PromptRows() {}

    /// @param unfolded whether its files are listed
    static Block message(Entry.UserMessage message, HeadLine.Marks marks, String time, boolean unfolded, Columns columns) {
        List<StyledLine> rows = new ArrayList<>();
        rows.add(HeadLine.of(StyledLine.builder().add("You", Role.USER).add(" · " + time, Role.MUTED).build(), marks, columns.text()));
        if (!message.text().isEmpty()) {
            rows.addAll(Prose.rows(message.text().stripTrailing(), Role.TEXT, columns.text()));
        }
        rows.addAll(Images.rows(message.images(), columns.text()));
        rows.addAll(AttachmentRows.of(message.attachments(), unfolded, columns.text()));
        return new Block(Block.bar(Role.USER), rows, true);
    }

    /// @param files how many are being read
    static Block preparing(Reading prompt, int files, String keyHint, Columns columns) {
        String what = prompt.asks() ? "waiting for your answer" : files == 1 ? "reading 1 file…" : files == 0 ? "looking for AGENTS.md…" : "reading " + files + " files…";
        List<StyledLine> rows = new ArrayList<>();
        rows.add(HeadLine.of(StyledLine.of("You · " + what + " · " + keyHint + " takes it back", Role.FAINT), HeadLine.Marks.NONE, columns.text()));
        rows.addAll(Prose.head(prompt.text().strip(), Ink.of(Role.MUTED), columns.text(), WAITING_ROWS));
        return new Block(Block.bar(Role.FAINT), rows, true);
    }

    static Block waiting(String text, String keyHint, Columns columns) {
        List<StyledLine> rows = new ArrayList<>();
        rows.add(HeadLine.of(
                StyledLine.of("You · waiting · " + keyHint + " takes it back", Role.FAINT), HeadLine.Marks.NONE, columns.text()));
        rows.addAll(Prose.head(text.strip(), Ink.of(Role.MUTED), columns.text(), WAITING_ROWS));
        return new Block(Block.bar(Role.FAINT), rows, true);
    }

    /// What the model was told without being asked for it.
    static Block note(Entry.Note note, String time, Columns columns) {
        List<StyledLine> rows = new ArrayList<>();
        rows.add(HeadLine.of(StyledLine.of("Told to the model · " + time, Role.MUTED), HeadLine.Marks.NONE, columns.text()));
        rows.addAll(Prose.head(note.text().strip(), Ink.of(Role.MUTED), columns.text(), SYSTEM_ROWS));
        return new Block(Block.bar(Role.MUTED), rows, true);
    }

    static Block system(Entry.SystemPrompt prompt, String time, Columns columns) {
        List<StyledLine> rows = new ArrayList<>();
        String head = prompt.text().isBlank() ? "System prompt taken away · " : "System prompt · ";
        rows.add(HeadLine.of(StyledLine.of(head + time, Role.MUTED), HeadLine.Marks.NONE, columns.text()));
        if (!prompt.text().isBlank()) {
            rows.addAll(Prose.head(prompt.text().strip(), Ink.of(Role.MUTED), columns.text(), SYSTEM_ROWS));
        }
        return new Block(Block.bar(Role.MUTED), rows, true);
    }
}
