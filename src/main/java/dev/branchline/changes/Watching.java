package dev.branchline.changes;

import dev.branchline.disk.PrivateFiles;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.workspace.Differences;
import dev.branchline.workspace.FileContent;
import dev.branchline.workspace.FileReader;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.Scan;
import dev.branchline.workspace.Snapshot;
import dev.branchline.workspace.SnapshotFile;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// Looks at all files of the workspace before and after something runs that may change them. Contents that are not stored yet are
/// stored before it runs; when the last look was kept, those are only the files touched since.
final class Watching {
    /// Bytes stored with one wait for the disk.
    private static final long BATCH = 32L << 20;

    /// Clocks of file systems tick coarsely.
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(10);

    private final Workspace workspace;
    private final BlobStore blobs;
    private final FileReader reader;
    private final Path index;
    private Snapshot last = Snapshot.empty();
    private boolean read;

    /// The state before.
    record Begun(Snapshot snapshot, List<String> notices) {}

    /// @param folders that were made meanwhile for files that were made
    record Ended(List<FileEdit> edits, List<String> folders, List<String> notices) {}

    Watching(Workspace workspace, Path dataFolder, BlobStore blobs) {
        this.workspace = workspace;
        this.blobs = blobs;
        this.reader = new FileReader(workspace);
        byte[] root = workspace.root().toString().getBytes(StandardCharsets.UTF_8);
        this.index = dataFolder.resolve("scans").resolve(Content.sha256(root).substring(0, 16));
    }

    synchronized Begun begin() throws IOException {
        if (!read) {
            read = true;
            last = Files.exists(index) ? SnapshotFile.read(Files.readAllBytes(index)) : Snapshot.empty();
        }
        List<String> notices = new ArrayList<>();
        Snapshot snapshot = take(last, notices);
        keep(snapshot);
        return new Begun(snapshot, notices);
    }

    synchronized Ended end(Begun begun) throws IOException {
        List<String> notices = new ArrayList<>(begun.notices());
        Snapshot after = take(begun.snapshot(), notices);
        keep(after);
        Differences differences = Differences.between(begun.snapshot(), after);
        notices.addAll(differences.notices());
        return new Ended(differences.edits(), folders(begun.snapshot(), differences.edits()), notices.stream().distinct().toList());
    }

    /// Leaves out what was done through the ledger while something else ran: for those files it counts from there.
    List<FileEdit> without(Map<String, FileState> meanwhile, List<FileEdit> edits, List<String> notices) {
        List<FileEdit> left = new ArrayList<>();
        for (FileEdit edit : edits) {
            String from = edit.renamedFrom();
            boolean known = meanwhile.containsKey(edit.path()) || (from != null && meanwhile.containsKey(from));
            if (!known) {
                left.add(edit);
                continue;
            }
            if (from != null) {
                from(meanwhile, from, edit.before(), FileState.ABSENT, left);
            }
            if (from(meanwhile, edit.path(), from == null ? edit.before() : FileState.ABSENT, edit.after(), left)) {
                notices.add(edit.path() + " was changed while this ran, and also by another tool.");
            }
        }
        return left;
    }

    private static boolean from(
            Map<String, FileState> meanwhile, String path, FileState before, FileState after, List<FileEdit> left) {
        FileState known = meanwhile.getOrDefault(path, before);
        if (known.equals(after)) {
            return false;
        }
        left.add(FileEdit.of(path, known, after));
        return meanwhile.containsKey(path);
    }

    private void keep(Snapshot snapshot) throws IOException {
        boolean same = snapshot.entries().equals(last.entries());
        last = snapshot;
        if (!same) {
            PrivateFiles.replace(index, SnapshotFile.write(snapshot));
        }
    }

    private Snapshot take(Snapshot previous, List<String> notices) throws IOException {
        Snapshot snapshot;
        try {
            snapshot = new Scan(workspace).take(previous);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while looking at the workspace");
        }
        Map<String, byte[]> batch = new HashMap<>();
        long size = 0;
        for (String path : snapshot.unknown()) {
            if (!(workspace.exact(path) instanceof Place.Found place)) {
                continue;
            }
            FileContent content;
            try {
                content = reader.read(place);
            } catch (IOException e) {
                content = new FileContent(new FileState.Unkept("not readable"), new byte[0], null);
                notices.add(path + " is not covered: " + Sketch.sentence(e));
            }
            if (content.state() instanceof FileState.Regular file) {
                size += content.bytes().length;
                batch.put(file.hash(), content.bytes());
            }
            snapshot.learn(path, content);
            if (size > BATCH) {
                blobs.putAll(batch);
                batch.clear();
                size = 0;
            }
        }
        blobs.putAll(batch);
        return snapshot;
    }

    /// Folders on the way to new files in which there was no file before, and that are younger than the look before.
    private List<String> folders(Snapshot before, List<FileEdit> edits) throws IOException {
        TreeSet<String> known = new TreeSet<>(before.entries().keySet());
        List<String> made = new ArrayList<>();
        for (FileEdit edit : edits) {
            boolean appeared = edit.before() instanceof FileState.Absent || edit.renamedFrom() != null;
            for (int slash = edit.path().lastIndexOf('/'); appeared && slash > 0; slash = edit.path().lastIndexOf('/', slash - 1)) {
                String folder = edit.path().substring(0, slash);
                String first = known.ceiling(folder + "/");
                if (first != null && first.startsWith(folder + "/")) {
                    break;
                }
                if (!made.contains(folder) && isYounger(folder, before.takenAt())) {
                    made.add(folder);
                }
            }
        }
        return made;
    }

    private boolean isYounger(String folder, long nanos) throws IOException {
        if (!(workspace.exact(folder) instanceof Place.Found place)) {
            return false;
        }
        Path path = place.absolute();
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        // Where the file system knows no birth, Java gives the modification: then an empty folder of the user's that got a file
        // just now counts as new. It goes only when it is empty again.
        FileTime born = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).creationTime();
        return born.to(TimeUnit.NANOSECONDS) >= nanos - TICK;
    }
}
