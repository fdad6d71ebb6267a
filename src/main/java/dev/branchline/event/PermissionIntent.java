package dev.branchline.event;

/// Rules of what tools may do, as the user sees and changes them.
public sealed interface PermissionIntent extends Intent {
    /// Shows the rules and does what is said: nothing, `allow|ask|deny [session|project|everywhere] RULE`, or `try CALL`.
    record Say(String words) implements PermissionIntent {}

    /// Asks for a rule that is to be added.
    record AskRule() implements PermissionIntent {}

    /// Asks for a call that is to be tried.
    record AskCall() implements PermissionIntent {}

    /// Takes the chosen rule away; one that restricts is to be taken away twice.
    record RemoveChosen() implements PermissionIntent {}
}
