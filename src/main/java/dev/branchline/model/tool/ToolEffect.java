package dev.branchline.model.tool;

/// What a tool does to the world, the least harmful first. Decides what runs side by side and what is asked for.
public enum ToolEffect {
    /// Looks at the workspace and changes nothing: such calls run side by side.
    READS,
    /// Writes files through the ledger; runs in the order of the calls, alone.
    WRITES,
    /// Runs code of others, which may do anything; runs in the order of the calls, alone.
    EXECUTES
}
