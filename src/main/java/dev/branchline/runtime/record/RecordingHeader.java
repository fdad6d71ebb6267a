package dev.branchline.runtime.record;

import dev.branchline.event.Arrived;
import dev.branchline.model.Settings;
import dev.branchline.state.Surroundings;

/// The first line of a recording: what the program started with.
///
/// @param format 1
/// @param model in use at the start
/// @param session the session that was open
record RecordingHeader(int format, Surroundings surroundings, Settings settings, int columns, int rows, String model, Arrived.SessionOpened session) {}
