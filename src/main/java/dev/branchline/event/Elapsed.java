package dev.branchline.event;

/// A timer fired. Timers are never cancelled: one that nobody waits for any more is ignored by its id.
///
/// @param timerId the id that the effect which started it chose
public record Elapsed(long timerId) implements Event {}
