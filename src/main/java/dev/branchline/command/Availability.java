package dev.branchline.command;

/// Whether a command can be used now, and if not, why.
public sealed interface Availability {
    record Enabled() implements Availability {}

    /// @param reason a sentence for the user
    record Disabled(String reason) implements Availability {}

    Availability ENABLED = new Enabled();

    static Availability unless(boolean obstacle, String reason) {
        return obstacle ? new Disabled(reason) : ENABLED;
    }
}
