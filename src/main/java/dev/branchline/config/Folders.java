package dev.branchline.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where Branchline keeps its files, after the XDG base directory specification. Nothing is created by asking.
///
/// @param config settings, key overrides, the user's themes
/// @param data sessions: what must be backed up
/// @param cache what can be fetched again
/// @param state the log
public record Folders(Path config, Path data, Path cache, Path state) {
    /// The variable that puts all four under one folder: for tests, demos, and a second self.
    public static final String HOME_VARIABLE = "BRANCHLINE_HOME";

    private static final String NAME = "branchline";

    /// @param environment usually `System.getenv()`
    /// @param workingFolder what a relative `BRANCHLINE_HOME` is relative to
    /// @throws IOException when no home is known; the message says what to set
    public static Folders of(Map<String, String> environment, Path workingFolder) throws IOException {
        String own = environment.getOrDefault(HOME_VARIABLE, "");
        if (!own.isBlank()) {
            return under(workingFolder.toAbsolutePath().resolve(path(HOME_VARIABLE, own)).normalize());
        }
        return new Folders(
                xdg(environment, "XDG_CONFIG_HOME", ".config"),
                xdg(environment, "XDG_DATA_HOME", ".local/share"),
                xdg(environment, "XDG_CACHE_HOME", ".cache"),
                xdg(environment, "XDG_STATE_HOME", ".local/state"));
    }

    /// All four as subfolders of one.
    public static Folders under(Path home) {
        return new Folders(home.resolve("config"), home.resolve("data"), home.resolve("cache"), home.resolve("state"));
    }

    public Path settingsFile() {
        return config.resolve("settings.json");
    }

    public Path schemaFile() {
        return config.resolve("settings.schema.json");
    }

    /// The user's own themes.
    public Path themes() {
        return config.resolve("themes");
    }

    public Path sessions() {
        return data.resolve("sessions");
    }

    public Path modelCatalogue() {
        return cache.resolve("models.json");
    }

    public Path logFile() {
        return state.resolve("log").resolve("branchline.log");
    }

    /// Makes a folder and its missing parents, each for the user alone (0700). One that is there stays as it is.
    ///
    /// @return the folder
    /// @throws IOException with a message that says what is in the way and what to do
    public static Path create(Path folder) throws IOException {
        try {
            if (supportsModes(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
            return folder;
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    e.getFile() + " is not a folder, but Branchline needs one there. Move it away, or set "
                            + HOME_VARIABLE + " to another folder.",
                    e);
        } catch (AccessDeniedException e) {
            throw new IOException(
                    "No permission to create the folder " + folder + ". Change the permissions of " + nearest(folder)
                            + ", or set " + HOME_VARIABLE + " to a folder that you may write.",
                    e);
        } catch (IOException e) {
            throw new IOException(
                    "The folder " + folder + " cannot be created (" + reason(e) + "). Set " + HOME_VARIABLE
                            + " to a folder that you may write.",
                    e);
        }
    }

    static boolean supportsModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// The specification wants values that are not absolute to be ignored.
    private static Path xdg(Map<String, String> environment, String variable, String otherwise) throws IOException {
        String value = environment.getOrDefault(variable, "");
        if (!value.isBlank()) {
            Path folder = path(variable, value);
            if (folder.isAbsolute()) {
                return folder.resolve(NAME);
            }
        }
        return home(environment).resolve(otherwise).resolve(NAME);
    }

    private static Path home(Map<String, String> environment) throws IOException {
        String value = environment.getOrDefault("HOME", "");
        if (value.isBlank()) {
            value = System.getProperty("user.home", "");
        }
        Path home = path("HOME", value);
        if (!home.isAbsolute()) { // Java says "?" when the system knows none
            throw new IOException("Your home folder is not known. Set HOME, or " + HOME_VARIABLE + " to the folder to use.");
        }
        return home;
    }

    private static Path path(String variable, String value) throws IOException {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new IOException(variable + " is not a path: " + e.getReason() + ". Correct it or unset it.", e);
        }
    }

    private static Path nearest(Path folder) {
        @Nullable Path at = folder.toAbsolutePath();
        while (at.getParent() != null && !Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
