package dev.branchline.state;

/// How far the user is on the way out.
///
/// @param armedTimer the timer that ends the chance of a second Ctrl+C, or 0 when none is awaited
/// @param leaving whether the program is on its way out
public record Quitting(long armedTimer, boolean leaving) {
    public static final Quitting NOT = new Quitting(0, false);
}
