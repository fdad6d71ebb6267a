package dev.branchline.model.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Neighbouring lines of a file as it is now that have one author.
///
/// @param from first line, from 0
/// @param to end, excluded
/// @param change who wrote them; null for the user, or for what was there before
/// @param origin of the change; null likewise
/// @param at when; null likewise
public record BlamedLines(int from, int to, @Nullable ChangeId change, @Nullable Origin origin, @Nullable Instant at) {}
