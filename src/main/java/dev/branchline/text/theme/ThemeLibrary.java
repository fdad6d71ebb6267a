package dev.branchline.text.theme;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds themes by name in folders, of which later ones win: the program's own first, then the user's.
public final class ThemeLibrary {
    /// The name that stands for `dark` or `light`, whichever the terminal's background asks for.
    public static final String AUTO = "auto";

    private final List<Path> folders;

    /// @param folders need not exist
    public ThemeLibrary(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    public ThemeLibrary(Path builtIn, Path user) {
        this(List.of(builtIn, user));
    }

    /// File names without suffix, sorted. Reads the folders anew.
    ///
    /// @throws IOException when a folder cannot be listed
    public List<String> names() throws IOException {
        return List.copyOf(files().keySet());
    }

    /// Reads a theme.
    ///
    /// @param name a file name without suffix, or [#AUTO]
    /// @param lightBackground what `auto` goes by
    /// @return empty when there is no such theme
    /// @throws IOException when its file cannot be read
    public Optional<Theme> load(String name, boolean lightBackground) throws IOException {
        String wanted = name.equals(AUTO) ? (lightBackground ? "light" : "dark") : name;
        Path file = files().get(wanted);
        return file == null ? Optional.empty() : Optional.of(Theme.load(file));
    }

    private Map<String, Path> files() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + ThemeFile.SUFFIX)) {
                    entries.forEach(file -> files.put(ThemeFile.nameOf(file), file));
                }
            }
        }
        return files;
    }
}
