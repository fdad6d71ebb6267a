package dev.branchline.model.tool;

import dev.branchline.model.change.FileDiff;
import java.util.List;

/// What a call would do, shown before it is allowed. Complete: what is not in it is not done.
public sealed interface Preview {
    /// Only the arguments say what it does.
    ///
    /// @param arguments the JSON text, laid out for reading
    record Arguments(String arguments) implements Preview {}

    /// Files would become this; computed against the files as they are now, and checked again when applied.
    record Edits(List<FileDiff> files) implements Preview {
        public Edits {
            files = List.copyOf(files);
        }
    }

    /// @param command exactly what is handed to the shell
    /// @param cwd the folder it runs in
    /// @param sandbox what the sandbox keeps it from, one sentence; empty when it runs without one
    record Command(String command, String cwd, String sandbox) implements Preview {}
}
