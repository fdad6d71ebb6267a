package dev.branchline.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The first line of a session file.
///
/// @param name the name given with `-s`, or null
/// @param workspace the folder the session works on, absolute
public record SessionHeader(SessionId id, @Nullable String name, String workspace, Instant startedAt) {}
