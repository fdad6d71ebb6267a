package dev.branchline.command;

/// Where a key counts. Looked up from the innermost outwards; see [Scopes].
public enum Scope {
    /// Everywhere, even under an overlay.
    ALWAYS("Everywhere"),
    /// In every pane, while nothing lies on top.
    GLOBAL("All panes"),
    COMPOSER("Editor"),
    /// While the completion list is open in the editor.
    COMPLETION("Completion list"),
    CONVERSATION("Conversation"),
    SIDE("Branches"),
    /// Lists that lie on top: models, palette, sessions, themes, help.
    LIST("Lists"),
    /// The model picker, beside what all lists have.
    MODELS("Model picker"),
    /// One-line questions that lie on top.
    FIELD("Questions"),
    /// What a tool wants to do and must be allowed.
    QUESTION("Allowing");

    private final String title;

    Scope(String title) {
        this.title = title;
    }

    /// For help pages and the README.
    public String title() {
        return title;
    }
}
