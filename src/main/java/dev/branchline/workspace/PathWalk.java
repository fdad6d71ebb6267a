package dev.branchline.workspace;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Walks a path part by part as the kernel would, so that each link on the way is seen, and parts that are not there yet are allowed.
final class PathWalk {
    private static final int MAX_PATH = 4095;
    private static final int MAX_NAME = 255;
    private static final int MAX_LINKS = 40;

    /// Not files but doors to the kernel: reading may block, leak or act.
    private static final List<Path> DOORS = List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

    private final Path root;

    PathWalk(Path root) {
        this.root = root;
    }

    Place locate(String text) {
        return walk(text, true);
    }

    Place exact(String text) {
        return walk(text, false);
    }

    private Place walk(String text, boolean follow) {
        try {
            return new Walk(text, follow).go();
        } catch (RefusedException e) {
            return e.place;
        } catch (InvalidPathException e) {
            return new Place.Refused("The path " + quoted(text) + " cannot be a path on this system: " + e.getReason() + ".");
        } catch (IOException e) {
            return new Place.Refused("The path " + quoted(text) + " cannot be looked at: " + IoReasons.of(e) + ".");
        }
    }

    String pathOf(Path real) {
        return real.startsWith(root) ? root.relativize(real).toString().replace(File.separatorChar, '/') : real.toString();
    }

    private static String quoted(String text) {
        return "\"" + (text.length() > 200 ? text.substring(0, 200) + "…" : text) + "\"";
    }

    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;
        private final transient Place.Refused place;

        RefusedException(String reason) {
            super(reason);
            this.place = new Place.Refused(reason);
        }
    }

    /// One walk.
    private final class Walk {
        private final String text;
        private final boolean follow;
        private final Deque<String> todo = new ArrayDeque<>();
        private Path at;
        private boolean there = true;
        private int links;
        private @Nullable String link;

        Walk(String text, boolean follow) throws IOException {
            this.text = text;
            this.follow = follow;
            check();
            this.at = start();
        }

        private void check() throws IOException {
            if (text.isEmpty() && follow) {
                throw new RefusedException("The path is empty. Name a file or folder; \".\" is the workspace itself.");
            }
            if (text.indexOf('\0') >= 0) {
                throw new RefusedException("The path " + quoted(text) + " has a NUL character in it. No file can have such a name.");
            }
            if (text.getBytes(StandardCharsets.UTF_8).length > MAX_PATH) {
                throw new RefusedException("The path is longer than " + MAX_PATH + " bytes. No file can have such a name.");
            }
        }

        private Path start() {
            if (follow && (text.equals("~") || text.startsWith("~/"))) {
                push(text.substring(1));
                return base(Path.of(System.getProperty("user.home")).toAbsolutePath());
            }
            push(text);
            return text.startsWith("/") ? root.getFileSystem().getPath("/") : root;
        }

        /// The home folder may itself be a link, or lie below one.
        private Path base(Path home) {
            Path top = home.getRoot();
            List<String> parts = new ArrayList<>();
            home.forEach(p -> parts.add(p.toString()));
            parts.reversed().forEach(todo::addFirst);
            return top;
        }

        private void push(String path) {
            List.of(path.split("/")).reversed().forEach(todo::addFirst);
        }

        Place go() throws IOException {
            while (!todo.isEmpty()) {
                step(todo.removeFirst());
            }
            String path = pathOf(at);
            return at.startsWith(root) ? new Place.Inside(path, at, link) : new Place.Outside(path, at, link);
        }

        private void step(String name) throws IOException {
            if (name.isEmpty() || name.equals(".")) {
                return;
            }
            if (name.equals("..")) {
                if (!follow) {
                    throw new RefusedException("The path " + quoted(text) + " is not in its plain form.");
                }
                at = at.getParent() == null ? at : at.getParent();
                there = Files.isDirectory(at);
                return;
            }
            if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
                throw new RefusedException("A name in the path " + quoted(text) + " is longer than " + MAX_NAME + " bytes.");
            }
            enter(at.resolve(name));
        }

        private void enter(Path next) throws IOException {
            for (Path door : DOORS) {
                if (next.startsWith(door) && !root.startsWith(next) && !next.startsWith(root)) {
                    throw new RefusedException("The path " + quoted(text) + " leads into " + door
                            + ", which holds no files but doors to the system. Tools cannot use it.");
                }
            }
            Stat stat = there ? Stat.of(next) : null;
            if (stat == null) {
                there = false;
                at = next;
                return;
            }
            Path real = RealName.of(next, stat);
            switch (stat.kind()) {
                case FOLDER -> at = real;
                case LINK -> follow(real);
                case FILE -> {
                    if (!rest()) {
                        throw new RefusedException(quoted(pathOf(real)) + " is a file, not a folder, so there is no " + quoted(text) + ".");
                    }
                    at = real;
                }
                case SPECIAL -> throw new RefusedException(quoted(pathOf(real))
                        + " is a device, a named pipe or a socket. Tools cannot use it.");
            }
        }

        /// Whether nothing more of the path is to come.
        private boolean rest() {
            return todo.stream().allMatch(p -> p.isEmpty() || p.equals("."));
        }

        private void follow(Path symbolic) throws IOException {
            if (!follow) {
                if (!rest()) {
                    throw new RefusedException(quoted(pathOf(symbolic)) + " is a symbolic link by now, so "
                            + quoted(text) + " is not the file that it was.");
                }
                at = symbolic;
                return;
            }
            if (++links > MAX_LINKS) {
                throw new RefusedException("The path " + quoted(text) + " goes in circles through symbolic links.");
            }
            if (rest() && link == null) {
                link = pathOf(symbolic);
            }
            Path target = Files.readSymbolicLink(symbolic);
            push(target.toString());
            if (target.isAbsolute()) {
                at = target.getRoot();
            }
        }
    }
}
