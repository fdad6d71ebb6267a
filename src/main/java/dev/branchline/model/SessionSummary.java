package dev.branchline.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the session list, cheap to get for thousands of sessions.
///
/// @param name the name given with `-s`, or null
/// @param title the title, or the beginning of the first prompt; hostile until made safe for the screen
/// @param workspace folder it was started in
/// @param nodes number of messages; -1 when not known cheaply
/// @param cost known cost so far
/// @param locked whether another live process writes to it
public record SessionSummary(
        SessionId id,
        @Nullable String name,
        String title,
        String workspace,
        Instant startedAt,
        Instant changedAt,
        int nodes,
        CostSum cost,
        boolean locked) {}
