package dev.branchline.state;

import dev.branchline.model.CostSum;

/// What today has cost over all sessions, in the user's time zone, as the ledger last said. The ledger is asked again after
/// each answer, so that midnight, other processes and costs found out later are all in it.
///
/// @param known whether the ledger has been read yet
public record Spending(CostSum today, boolean known) {
    public static final Spending NONE = new Spending(CostSum.ZERO, false);

    public Spending withToday(CostSum sum) {
        return new Spending(sum, true);
    }
}
