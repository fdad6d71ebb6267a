package dev.branchline.state.changes;

import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/// What a preview or a report says, in rows, so that its box, its painter and the mouse agree.
///
/// @param above what has to be known before the files are looked at
/// @param rows the files, and the lines of those that are open
/// @param top the first of the rows in view
public record PreviewText(List<StyledLine> above, List<PreviewRows.Row> rows, int top) {
    /// Columns that the lines of a file are indented.
    public static final int INDENT = 2;

    public PreviewText {
        above = List.copyOf(above);
        rows = List.copyOf(rows);
    }

    public static PreviewText of(Page.Preview preview, int width, int height) {
        List<StyledLine> above = above(preview, width);
        List<PreviewRows.Row> rows = PreviewRows.of(preview, width - INDENT);
        int room = Math.max(1, height - above.size());
        return new PreviewText(above, rows, Math.clamp(preview.chosen() - room / 2L, 0, Math.max(0, rows.size() - room)));
    }

    /// How many rows it would fill.
    static int wanted(Page.Preview preview, int width) {
        return above(preview, width).size() + PreviewRows.of(preview, width - INDENT).size();
    }

    /// What has to be known before the files are looked at.
    static List<StyledLine> above(Page.Preview preview, int width) {
        List<StyledLine> rows = new ArrayList<>();
        Plan plan = preview.plan();
        Report report = preview.report();
        if (!preview.word().isEmpty()) {
            paragraph(rows, preview.word(), Role.WARNING, width);
        }
        if (report != null) {
            paragraph(rows, sum(report.files(), true), report.operation() == null ? Role.WARNING : Role.SUCCESS, width);
        } else if (plan != null) {
            if (!plan.blocked().isEmpty()) {
                paragraph(rows, plan.blocked(), Role.ERROR, width);
            }
            if (preview.after() instanceof Page.After.Move) {
                paragraph(rows, "Files were changed on the way you leave or enter. This is what taking them along would do:", Role.TEXT, width);
            }
            if (preview.after() instanceof Page.After.Back back) {
                paragraph(rows, back(back, plan), !PlanUpdate.isClean(plan) ? Role.WARNING : Role.TEXT, width);
            }
            if (plan.files().isEmpty() && plan.blocked().isEmpty()) {
                paragraph(rows, nothing(preview.wish()), Role.WARNING, width);
            } else if (plan.blocked().isEmpty()) {
                paragraph(rows, sum(plan.files(), false), plan.hasConflicts() ? Role.WARNING : Role.MUTED, width);
            }
            if (!plan.dependent().isEmpty()) {
                paragraph(rows, "Later changes stand on what is taken back: "
                        + String.join(", ", plan.dependent().stream().map(PreviewText::name).distinct().limit(8).toList()) + ".", Role.WARNING, width);
            }
        }
        if (!rows.isEmpty()) {
            rows.add(StyledLine.EMPTY);
        }
        return rows;
    }

    private static String back(Page.After.Back back, Plan plan) {
        long moves = back.rows().stream().filter(r -> r instanceof OperationRows.Row.Move).count();
        return (back.rows().size() == 1 ? "What was done last is taken back" : "What was done last, " + back.rows().size() + " things, is taken back, newest first")
                + (moves == 0 ? "" : moves == 1 ? ", also a move in the tree" : ", also " + moves + " moves in the tree") + ". "
                + (PlanUpdate.isClean(plan) ? "This is what it comes to; should one of them need you, it stops there:" : "It stops at the first that needs you, and shows it:");
    }

    private static String nothing(Wish wish) {
        return switch (wish) {
            case Wish.Undo _ -> "There is nothing to undo.";
            case Wish.UndoAll _ -> "No file has to be changed for that.";
            case Wish.Redo _ -> "There is nothing to do again.";
            case Wish.Keep _ -> "There is nothing to keep: it is as wished already.";
            case Wish.Reapply _ -> "There is nothing to apply again: all of it is in the files.";
            case Wish.Revert _, Wish.RevertAnswers _, Wish.Follow _ -> "There is nothing to take back: none of it is in the files any more.";
        };
    }

    private static String name(Selection s) {
        return s.hunk() == null ? s.change().toString() : s.change() + " hunk " + (s.hunk() + 1);
    }

    private static void paragraph(List<StyledLine> rows, String text, Role role, int width) {
        if (width > 0) {
            rows.addAll(Wrap.wrap(StyledLine.of(SafeText.of(text), role), width));
        }
    }

    /// How many files meet which fate.
    private static String sum(List<FilePlan> files, boolean done) {
        List<String> parts = new ArrayList<>();
        for (FilePlan.Fate fate : FilePlan.Fate.values()) {
            long count = files.stream().filter(f -> f.fate() == fate).count();
            if (count > 0) {
                parts.add(count + " " + word(fate, done));
            }
        }
        int added = files.stream().mapToInt(FilePlan::added).sum();
        int removed = files.stream().mapToInt(FilePlan::removed).sum();
        return (files.size() == 1 ? "1 file: " : files.size() + " files: ") + String.join(", ", parts) + " · " + counts(added, removed);
    }

    public static String word(FilePlan.Fate fate, boolean done) {
        return switch (fate) {
            case RESTORED -> done ? "restored" : "to restore";
            case MERGED -> done ? "merged with later edits" : "to merge with later edits";
            case CREATED -> done ? "created" : "to create";
            case DELETED -> done ? "deleted" : "to delete";
            case RENAMED -> done ? "renamed" : "to rename";
            case UNCHANGED -> "unchanged";
            case CONFLICT -> "in conflict";
            case SKIPPED -> "skipped";
        };
    }

    static String counts(FilePlan file) {
        return counts(file.added(), file.removed());
    }

    private static String counts(int added, int removed) {
        return added == 0 && removed == 0 ? "±0" : removed == 0 ? "+" + added : added == 0 ? "−" + removed : "+" + added + " −" + removed;
    }
}
