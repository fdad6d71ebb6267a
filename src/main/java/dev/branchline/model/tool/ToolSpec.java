package dev.branchline.model.tool;

/// A tool as the model is told of it and as the user sees it in the list.
///
/// @param name 1 to 64 of `a-zA-Z0-9_-`, unique among the tools offered
/// @param parameters JSON Schema of the arguments, as text with its keys in a fixed order (a changed byte costs the prompt cache)
/// @param effect what a call can do
/// @param source `built in`, or the file that it comes from
public record ToolSpec(String name, String description, String parameters, ToolEffect effect, String source) {
    public static final String BUILT_IN = "built in";
}
