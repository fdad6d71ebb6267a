package dev.branchline.model;

/// A tool call as the model made it.
///
/// @param id the id that its result must carry; never empty (invented when the wire sent none)
/// @param name the tool's name
/// @param arguments the JSON text exactly as received, because replay must be byte-identical; `{}` when none came
public record ToolCall(String id, String name, String arguments) {}
