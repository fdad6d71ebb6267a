package dev.branchline.event;

import java.util.List;

/// Files that come along with what is asked.
public sealed interface ContextIntent extends Intent {
    /// Looks at what is pinned and at what the project says, and pins what the command line names. Once, after the first frame.
    record Begin(List<String> pins) implements ContextIntent {
        public Begin {
            pins = List.copyOf(pins);
        }
    }

    /// Pins files, folders and patterns, and takes away those with `-` before them; words with blanks stand in quotation marks.
    record Change(String words) implements ContextIntent {}

    /// Takes the chosen row of the list away.
    record UnpinChosen() implements ContextIntent {}

    /// Lets one write what is to be pinned.
    record Add() implements ContextIntent {}

    /// Reads everything again.
    record Refresh() implements ContextIntent {}

    /// Shows what the project tells models, and whether it is sent.
    record ShowGuidance() implements ContextIntent {}

    /// Answers whether what is shown of the project may be sent.
    record Decide(boolean use) implements ContextIntent {}

    /// Takes back into the editor what waits for its files.
    record TakeBack() implements ContextIntent {}
}
