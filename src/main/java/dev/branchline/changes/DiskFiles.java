package dev.branchline.changes;

import dev.branchline.model.change.FileState;
import dev.branchline.workspace.AtomicWriter;
import dev.branchline.workspace.ExpectedStateException;
import dev.branchline.workspace.FileContent;
import dev.branchline.workspace.FileReader;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.Workspace;
import dev.branchline.workspace.WriteStep;
import dev.branchline.workspace.Written;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The workspace's files by the paths of the ledger.
final class DiskFiles {
    private final Workspace workspace;
    private final FileReader reader;
    private final AtomicWriter writer;

    DiskFiles(Workspace workspace, WriteStep.Witness witness) {
        this.workspace = workspace;
        this.reader = new FileReader(workspace);
        this.writer = new AtomicWriter(workspace, witness);
    }

    Content read(String path) throws IOException {
        FileContent found = reader.read(place(path));
        return found.state() instanceof FileState.Regular ? new Content(found.state(), found.bytes()) : Content.of(found.state());
    }

    FileState state(String path) throws IOException {
        return reader.state(place(path));
    }

    /// @throws IOException when the path must not be touched; the message says why
    Place.Found place(String path) throws IOException {
        return switch (workspace.exact(path)) {
            case Place.Found found -> found;
            case Place.Refused refused -> throw new IOException(refused.reason());
        };
    }

    /// Why the path must not be written; empty when it may.
    String refusal(String path) {
        return switch (workspace.exact(path)) {
            case Place.Found found -> workspace.writeRefusal(found).orElse("");
            case Place.Refused refused -> refused.reason();
        };
    }

    /// Brings a path from one state to another.
    ///
    /// @throws StaleFileException when something else is there than expected
    Written put(String path, FileState expected, Content content) throws IOException {
        try {
            Place.Found place = place(path);
            return switch (content.state()) {
                case FileState.Absent _ -> writer.delete(place, expected);
                case FileState.Link link -> writer.link(place, expected, link.target());
                case FileState.Regular file ->
                    writer.write(place, expected, Objects.requireNonNull(content.bytes(), "a file has bytes"), file.mode());
                case FileState.Unkept unkept -> throw new IOException(path + " cannot be written: it was " + unkept.why());
            };
        } catch (ExpectedStateException e) {
            throw new StaleFileException(path, path + " was changed meanwhile. Look at it again, then try again.");
        }
    }

    /// Removes folders that are empty, innermost first.
    ///
    /// @param folders paths of the ledger
    /// @return those that are gone
    List<String> removeEmpty(List<String> folders) throws IOException {
        List<String> gone = new ArrayList<>();
        for (String folder : folders) {
            Place.Found place = place(folder);
            if (Files.isDirectory(place.absolute(), LinkOption.NOFOLLOW_LINKS)) {
                try {
                    Files.delete(place.absolute());
                    gone.add(folder);
                } catch (DirectoryNotEmptyException | NoSuchFileException _) {
                    break;
                }
            }
        }
        return gone;
    }

    /// Removes what an interrupted write of the path left beside it.
    void sweep(String path) throws IOException {
        Path folder = place(path).absolute().getParent();
        if (folder == null || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, f -> AtomicWriter.isTemporary(String.valueOf(f.getFileName())))) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }
}
