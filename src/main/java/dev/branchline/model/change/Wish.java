package dev.branchline.model.change;

import dev.branchline.model.EntryId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the user wants done with files.
public sealed interface Wish {
    record Revert(List<Selection> parts) implements Wish {
        public Revert {
            parts = List.copyOf(parts);
        }
    }

    record Reapply(List<Selection> parts) implements Wish {
        public Reapply {
            parts = List.copyOf(parts);
        }
    }

    /// Marks as looked at and accepted; writes no file.
    record Keep(List<Selection> parts) implements Wish {
        public Keep {
            parts = List.copyOf(parts);
        }
    }

    /// All that these answers' tool calls did: a turn, or everything since an entry.
    record RevertAnswers(Set<EntryId> answers) implements Wish {
        public RevertAnswers {
            answers = Set.copyOf(answers);
        }
    }

    /// The files follow the head: what was changed on the way that is left is taken back, newest first, then what was changed on the way
    /// that is entered is applied, oldest first.
    ///
    /// @param leaves answers whose changes are taken back
    /// @param enters answers whose changes are applied again
    record Follow(List<EntryId> leaves, List<EntryId> enters) implements Wish {
        public Follow {
            leaves = List.copyOf(leaves);
            enters = List.copyOf(enters);
        }
    }

    /// Takes an operation back; the newest that is not undone when it is not named.
    record Undo(@Nullable OperationId operation) implements Wish {}

    /// Takes several operations back, in this order. For looking at what that comes to: it is done one by one, so that each can be done again.
    record UndoAll(List<OperationId> operations) implements Wish {
        public UndoAll {
            operations = List.copyOf(operations);
        }
    }

    /// Does again what was undone last.
    record Redo() implements Wish {}
}
