package dev.branchline.runtime.record;

import dev.branchline.event.Arrived;
import dev.branchline.model.Settings;
import dev.branchline.state.Surroundings;
import org.jspecify.annotations.Nullable;

/// The first line of a recording: what the program started with.
///
/// @param format 1
/// @param model in use at the start
/// @param session the session that was open
/// @param readOnly whether tools could only look; null in recordings that do not say
record RecordingHeader(
        int format, Surroundings surroundings, Settings settings, int columns, int rows, String model, Arrived.SessionOpened session,
        @Nullable Boolean readOnly) {}
