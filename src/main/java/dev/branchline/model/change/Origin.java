package dev.branchline.model.change;

import dev.branchline.model.EntryId;
import dev.branchline.model.SessionId;

/// Who made a change.
///
/// @param turn the user's message that began the turn
/// @param answer the answer that called the tool
/// @param toolCallId the call
/// @param tool the tool's name
/// @param model the model that called it
public record Origin(SessionId session, EntryId turn, EntryId answer, String toolCallId, String tool, String model) {}
