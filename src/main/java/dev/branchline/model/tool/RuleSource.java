package dev.branchline.model.tool;

/// Where a rule stands, the narrowest first: of two that do not deny, the one that comes first here decides.
public enum RuleSource {
    SESSION("this session"),
    COMMAND_LINE("command line"),
    PROJECT("you, this project"),
    /// `.branchline/settings.json` of the project, which can only restrict.
    WORKSPACE("the project's file"),
    GLOBAL("you, everywhere");

    private final String words;

    RuleSource(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
