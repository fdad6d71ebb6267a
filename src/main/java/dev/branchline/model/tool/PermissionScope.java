package dev.branchline.model.tool;

/// How long and how widely an answer to "may it?" holds.
public enum PermissionScope {
    /// This one call.
    CALL,
    /// Until the session is left.
    SESSION,
    /// In this workspace, in all sessions to come. Kept in the user's own settings, never in the workspace.
    PROJECT,
    /// Everywhere.
    GLOBAL
}
