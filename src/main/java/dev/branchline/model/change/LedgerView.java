package dev.branchline.model.change;

import java.util.List;

/// The ledger as it stands: a value, shared by all threads.
///
/// @param version grows with every alteration
/// @param changes in the order of recording
/// @param operations in the order of doing
/// @param notices what one must know: what is not covered and why, what was found interrupted; each one sentence
public record LedgerView(long version, List<ChangeStatus> changes, List<Operation> operations, List<String> notices) {
    public static final LedgerView EMPTY = new LedgerView(0, List.of(), List.of(), List.of());

    public LedgerView {
        changes = List.copyOf(changes);
        operations = List.copyOf(operations);
        notices = List.copyOf(notices);
    }
}
