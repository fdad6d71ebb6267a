package dev.branchline.state;

/// What does not change while the program runs.
///
/// @param workspace the folder it works on, absolute
/// @param home the user's home folder, for shortening paths
/// @param settingsFile where the settings are, for telling
/// @param demo whether this is demo mode
/// @param version the program's version
public record Surroundings(String workspace, String home, String settingsFile, boolean demo, String version) {
    /// The workspace as one would write it; in a demo its name alone, for it lies in a temporary folder.
    public String workspaceShort() {
        if (demo) {
            return workspace.substring(workspace.lastIndexOf('/') + 1);
        }
        return !home.isEmpty() && (workspace.equals(home) || workspace.startsWith(home + "/"))
                ? "~" + workspace.substring(home.length())
                : workspace;
    }
}
