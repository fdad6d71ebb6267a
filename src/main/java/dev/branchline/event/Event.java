package dev.branchline.event;

/// Anything that can happen. Consume it with a switch without a default arm, so that a new kind shows every place that
/// must think about it.
public sealed interface Event permits Input, Intent, StreamEvent, ToolEvent, Arrived, Elapsed {}
