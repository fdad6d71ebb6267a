package dev.branchline.command;

import java.util.List;

/// How a command is called from the editor.
///
/// @param names without the slash; the first is shown, the others work too
/// @param argument what may follow, for the completion list; empty when nothing may
public record Slash(List<String> names, String argument) {
    public static Slash of(String name) {
        return new Slash(List.of(name), "");
    }

    public static Slash of(String name, String argument) {
        return new Slash(List.of(name), argument);
    }

    public Slash also(String... more) {
        return new Slash(java.util.stream.Stream.concat(names.stream(), java.util.Arrays.stream(more)).toList(), argument);
    }

    public String name() {
        return names.getFirst();
    }
}
