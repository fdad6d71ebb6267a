package dev.branchline.model.change;

/// Lines of a tool's that are in a file still.
///
/// @param lines where, and by which change; its change, origin and time are never null
public record SurvivingLines(String path, BlamedLines lines) {}
