package dev.branchline.model.tool;

import dev.branchline.model.EntryId;

/// Names a call for as long as the session lives: ids of calls alone may come again.
///
/// @param answer the answer that made the call
public record CallKey(EntryId answer, String callId) {}
