package dev.branchline.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The program's own files, which lie in the workspace when somebody works on their home folder.
record OwnFolders(List<Path> secret, List<Path> kept) {
    Optional<String> readRefusal(Place.Found place) {
        return within(secret, place.absolute())
                ? Optional.of(place.path() + " belongs to Branchline's own settings, which may hold keys. Tools cannot read it.")
                : Optional.empty();
    }

    Optional<String> writeRefusal(Place.Found place) {
        return within(secret, place.absolute()) || within(kept, place.absolute())
                ? Optional.of(place.path() + " is one of Branchline's own files. Tools cannot change it.")
                : Optional.empty();
    }

    private static boolean within(List<Path> folders, Path path) {
        return folders.stream().anyMatch(path::startsWith);
    }
}
