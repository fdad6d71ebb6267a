package dev.branchline.session.store;

import dev.branchline.model.Cost;
import dev.branchline.model.CostSum;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// What answers have cost, over all sessions and processes: one line per answer in `costs.jsonl`, only ever appended to.
public interface DayLedger {
    /// Notes what an answer cost; a later note for the same answer replaces the earlier one. Returns at once.
    ///
    /// @param at when the answer was given: it counts for the day of this instant
    void record(Instant at, SessionId session, EntryId answer, String model, Cost cost);

    /// The sum over the answers of one day, all that was recorded before included. Reads the end of the file, so call it on a virtual thread.
    CostSum sum(LocalDate day, ZoneId zone);
}
