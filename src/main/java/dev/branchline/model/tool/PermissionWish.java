package dev.branchline.model.tool;

/// What the user wants of the rules. Rules and calls are as they were written: who decides with them reads them.
public sealed interface PermissionWish {
    /// To see them.
    record Look() implements PermissionWish {}

    /// @param rule `TOOL` or `TOOL:PATTERN`
    /// @param scope never [PermissionScope#CALL]
    record Add(Verdict verdict, PermissionScope scope, String rule) implements PermissionWish {}

    record Remove(SourcedRule rule) implements PermissionWish {}

    /// @param call a tool's name, and behind a blank or `:` its path or command
    record Try(String call) implements PermissionWish {}
}
