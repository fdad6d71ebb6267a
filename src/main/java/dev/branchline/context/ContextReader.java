package dev.branchline.context;

import dev.branchline.model.change.FileState;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.context.Attachment.Use;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.model.context.ContextFiles.Found;
import dev.branchline.model.context.ContextFiles.Missing;
import dev.branchline.model.context.ContextWish;
import dev.branchline.model.context.Guidance;
import dev.branchline.workspace.FileContent;
import dev.branchline.workspace.FileReader;
import dev.branchline.workspace.FileText;
import dev.branchline.workspace.Glob;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.Stat;
import dev.branchline.workspace.TextCodec;
import dev.branchline.workspace.Walk;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One reading: from pins and mentions to files and their content. Bounded in every way, and what a bound keeps out is told.
final class ContextReader {
    /// Of text, for one file.
    static final long LARGEST_TEXT = 256 * 1024;
    /// Of text, for all files of one message that were not sent before.
    static final long LARGEST_MESSAGE = 1024 * 1024;
    static final long LARGEST_IMAGE = 4L * 1024 * 1024;
    /// For one folder or pattern.
    static final int MOST_FILES = 1_000;

    private static final String GLOB = "*?[{";
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final Workspace workspace;
    private final ContextWish wish;
    private final FileReader reader;
    private final List<Found> files = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private long taking;

    ContextReader(Workspace workspace, ContextWish wish) {
        this.workspace = workspace;
        this.wish = wish;
        this.reader = new FileReader(workspace);
    }

    ContextFiles read(List<Guidance> guidance) throws IOException, InterruptedException {
        // Project instructions go along as such; a folder that holds them must not bring them a second time.
        guidance.stream().filter(g -> g.trust() == Guidance.Trust.USED).forEach(g -> taken.add(Use.PINNED + g.path()));
        for (String pin : wish.pins()) {
            expand(pin, Use.PINNED);
        }
        deleted();
        for (String mention : wish.mentions()) {
            expand(mention, Use.MENTIONED);
        }
        return new ContextFiles(files, missing, guidance);
    }

    private void expand(String word, Use use) throws IOException, InterruptedException {
        switch (workspace.locate(word)) {
            case Place.Refused refused -> missing.add(new Missing(word, use, refused.reason()));
            case Place.Found place -> {
                Stat stat = stat(place);
                if (stat == null && isGlob(word)) {
                    glob(word, use);
                } else if (stat == null) {
                    absent(word, place, use);
                } else if (stat.isFolder()) {
                    folder(word, place, use, _ -> true);
                } else {
                    file(word, place, use);
                }
            }
        }
    }

    private static @Nullable Stat stat(Place.Found place) {
        try {
            return Stat.of(place.absolute());
        } catch (IOException _) {
            return null; // Read again and told when it is read.
        }
    }

    private static boolean isGlob(String word) {
        return word.chars().anyMatch(c -> GLOB.indexOf(c) >= 0);
    }

    private void absent(String word, Place.Found place, Use use) {
        if (use == Use.PINNED) {
            add(new Found(word, Attachment.without(place.path(), Attachment.ABSENT, use, "not there"), 0, 0));
        } else if (PlainPath.isMeant(word)) {
            missing.add(new Missing(word, use, "There is no file “" + word + "”: @" + word + " goes along as text only."));
        }
    }

    /// Files that were sent, lie under a pinned folder or pattern, and are not there any more.
    private void deleted() {
        for (String path : wish.sent().keySet()) {
            if (taken.contains(Use.PINNED + path) || wish.sent().get(path).equals(Attachment.ABSENT)) {
                continue;
            }
            for (String pin : wish.pins()) {
                if (covers(pin, path) && workspace.locate(path) instanceof Place.Found place && stat(place) == null) {
                    add(new Found(pin, Attachment.without(path, Attachment.ABSENT, Use.PINNED, "not there"), 0, 0));
                    break;
                }
            }
        }
    }

    private static boolean covers(String pin, String path) {
        String folder = pin.startsWith("./") ? pin.substring(2) : pin;
        if (folder.equals(".") || path.startsWith(folder.endsWith("/") ? folder : folder + "/")) {
            return true;
        }
        return isGlob(pin) && globOf(pin).map(g -> g.matches(path)).orElse(false);
    }

    private static Optional<Glob> globOf(String text) {
        try {
            return Optional.of(Glob.of(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void glob(String word, Use use) throws IOException, InterruptedException {
        Glob glob;
        try {
            glob = Glob.of(word);
        } catch (IllegalArgumentException e) {
            missing.add(new Missing(word, use, String.valueOf(e.getMessage())));
            return;
        }
        if (word.startsWith("/") || word.startsWith("~") || word.startsWith("..")) {
            missing.add(new Missing(word, use, "“" + word + "”: patterns work in the workspace only; name the folder."));
            return;
        }
        int before = files.size();
        if (workspace.locate(".") instanceof Place.Found root) {
            folder(word, root, use, glob::matches);
        }
        if (files.size() == before && use == Use.PINNED) {
            missing.add(new Missing(word, use, "No file matches “" + word + "”."));
        }
    }

    private interface Accepts {
        boolean accepts(String path);
    }

    private void folder(String word, Place.Found folder, Use use, Accepts accepts) throws IOException, InterruptedException {
        Optional<String> refusal = workspace.readRefusal(folder);
        if (refusal.isPresent()) {
            missing.add(new Missing(word, use, refusal.get()));
            return;
        }
        int[] count = {0};
        Walk.of(workspace, folder, new Walk.Visitor() {
            @Override
            public boolean met(String path, Path absolute, Stat stat) throws IOException {
                if (!stat.isFile() || !accepts.accepts(path)) {
                    return true;
                }
                if (count[0]++ == MOST_FILES) {
                    String note = "cut short: only the first " + MOST_FILES + " files of it go along";
                    add(new Found(word, Attachment.without(word, "more-than-" + MOST_FILES, use, note), 0, 0));
                    return false;
                }
                Place place = workspace.exact(path);
                if (place instanceof Place.Found found) {
                    file(word, found, use);
                }
                return true;
            }

            @Override
            public void unreadable(String path, String why) {
                add(new Found(word, Attachment.without(path, "unreadable", use, "left out: it cannot be read, " + why), 0, 0));
            }
        });
        if (count[0] == 0 && accepts.accepts("")) {
            missing.add(new Missing(word, use, "There is no file in “" + word + "” that is not ignored."));
        }
    }

    private void file(String word, Place.Found place, Use use) {
        if (taken.contains(use + place.path())) {
            return;
        }
        Optional<String> refusal = workspace.readRefusal(place);
        if (refusal.isPresent()) {
            add(without(word, place, use, "refused", "left out: it belongs to Branchline's own settings", 0));
            return;
        }
        try {
            Stat stat = Stat.of(place.absolute());
            if (stat == null) {
                absent(word, place, use);
            } else if (!stat.isFile()) {
                add(without(word, place, use, "special", "left out: it is no file but a device, pipe or socket", 0));
            } else if (stat.size() > LARGEST_IMAGE) {
                add(without(word, place, use, "large-" + stat.size(), tooLarge(stat.size(), LARGEST_TEXT), stat.size()));
            } else {
                content(word, place, use, reader.read(place));
            }
        } catch (IOException e) {
            add(without(word, place, use, "unreadable", "left out: it cannot be read", 0));
        }
    }

    private void content(String word, Place.Found place, Use use, FileContent content) {
        if (!(content.state() instanceof FileState.Regular regular)) {
            add(without(word, place, use, "special", "left out: it is no file any more", 0));
            return;
        }
        long size = regular.size();
        Optional<String> picture = PictureKind.of(content.bytes());
        if (picture.isPresent()) {
            image(word, place, use, content, regular.hash(), picture.get());
            return;
        }
        Optional<FileText> text = TextCodec.decode(content.bytes());
        if (text.isEmpty()) {
            add(without(word, place, use, "binary", "left out: it is not text", size));
        } else if (size > LARGEST_TEXT) {
            add(without(word, place, use, "large-" + size, tooLarge(size, LARGEST_TEXT), size));
        } else {
            text(word, place, use, regular.hash(), text.get(), size);
        }
    }

    private void text(String word, Place.Found place, Use use, String hash, FileText text, long size) {
        long tokens = Math.max(1, text.text().length() / CHARACTERS_PER_TOKEN);
        if (isSent(place.path(), hash)) {
            // What was sent just so is not needed again.
            add(new Found(word, new Attachment(place.path(), hash, use, null, null, ""), size, tokens));
        } else if (taking + size > LARGEST_MESSAGE) {
            add(without(word, place, use, "over", "left out: all files of one message may have 1 MiB together", size));
        } else {
            taking += size;
            add(new Found(word, new Attachment(place.path(), hash, use, text.text(), null, ""), size, tokens));
        }
    }

    private void image(String word, Place.Found place, Use use, FileContent content, String hash, String type) {
        long size = content.bytes().length;
        if (!wish.images()) {
            add(without(word, place, use, "picture", "left out: it is a picture, and this model takes none", size));
            return;
        }
        String url = isSent(place.path(), hash) ? null : "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content.bytes());
        Attachment attachment = new Attachment(place.path(), hash, use, null, url, "");
        add(new Found(word, attachment, size, new Attachment("", hash, use, null, "", "").tokens()));
    }

    private boolean isSent(String path, String hash) {
        return hash.equals(wish.sent().get(path));
    }

    private static String tooLarge(long size, long most) {
        return "left out: it has " + Math.ceilDiv(size, 1024) + " KiB, more than " + most / 1024 + " KiB";
    }

    private static Found without(String word, Place.Found place, Use use, String state, String note, long size) {
        return new Found(word, Attachment.without(place.path(), state, use, note), size, 0);
    }

    private void add(Found found) {
        if (taken.add(found.file().use() + found.file().path())) {
            files.add(found);
        }
    }
}
