package dev.branchline.workspace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;

/// What tools leave out when they look around: what git ignores (`.gitignore` on all levels, also above the workspace as far as the
/// repository goes, and `.git/info/exclude`), what `.branchlineignore` files name in the same syntax, and `.git` itself. A file is left out
/// when one of both kinds says so; a `!` takes back only what its own kind has said.
///
/// One folder's view: [#enter] gives that of a folder in it. Immutable; read once, so it holds the rules as they were then.
public final class IgnoreRules {
    static final String GIT = ".gitignore";
    static final String OWN = ".branchlineignore";

    private static final int MAX_SIZE = 1 << 20;

    /// The next folder upwards that has rules.
    private final @Nullable IgnoreRules above;
    /// This folder as rules above see it: the way from their folder to here, with a `/` at the end; empty for the topmost.
    private final String name;
    private final @Nullable IgnoreNode git;
    private final @Nullable IgnoreNode own;

    private IgnoreRules(@Nullable IgnoreRules above, String name, @Nullable IgnoreNode git, @Nullable IgnoreNode own) {
        this.above = above;
        this.name = name;
        this.git = git;
        this.own = own;
    }

    /// Rules for the workspace's root.
    public static IgnoreRules of(Workspace workspace) {
        return of(workspace.root());
    }

    /// Rules for what is in a folder, of whose own name and way no rule is asked: who names it means it.
    public static IgnoreRules at(Workspace workspace, Place.Found folder) {
        return switch (folder) {
            case Place.Outside outside -> of(outside.absolute());
            case Place.Inside inside -> {
                IgnoreRules rules = of(workspace);
                Path at = workspace.root();
                for (Path part : workspace.root().relativize(inside.absolute())) {
                    if (!part.toString().isEmpty()) {
                        at = at.resolve(part);
                        rules = rules.enter(part.toString(), at, true);
                    }
                }
                yield rules;
            }
        };
    }

    static IgnoreRules of(Path root) {
        Path top = repository(root);
        IgnoreRules rules = new IgnoreRules(null, "", node(top.resolve(".git/info/exclude")), null);
        rules = new IgnoreRules(rules, "", node(top.resolve(GIT)), node(top.resolve(OWN)));
        for (Path part : top.relativize(root)) {
            if (!part.toString().isEmpty()) {
                top = top.resolve(part);
                rules = rules.enter(part.toString(), top, true);
            }
        }
        return rules;
    }

    /// The folder that holds `.git`, or the root itself when there is none.
    private static Path repository(Path root) {
        for (Path at = root; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(GitFolder.NAME))) {
                return at;
            }
        }
        return root;
    }

    /// The rules in a folder of this one.
    ///
    /// @param mayHaveRules false when it is known that the folder has no rule files of its own
    IgnoreRules enter(String folder, Path absolute, boolean mayHaveRules) {
        IgnoreNode gits = mayHaveRules ? node(absolute.resolve(GIT)) : null;
        IgnoreNode owns = mayHaveRules ? node(absolute.resolve(OWN)) : null;
        // A folder without rules is only a longer way for those above.
        return git == null && own == null
                ? new IgnoreRules(above, name + folder + "/", gits, owns)
                : new IgnoreRules(this, folder + "/", gits, owns);
    }

    /// Whether a name in this folder is left out.
    public boolean ignores(String entry, boolean folder) {
        return GitFolder.is(entry) || says(entry, folder, Kind.GIT) || says(entry, folder, Kind.OWN);
    }

    private enum Kind { GIT, OWN }

    private boolean says(String entry, boolean folder, Kind kind) {
        String path = entry;
        for (IgnoreRules at = this; at != null; at = at.above) {
            IgnoreNode node = kind == Kind.GIT ? at.git : at.own;
            Boolean said = node == null ? null : node.checkIgnored(path, folder);
            if (said != null || at.above == null) {
                return said != null && said;
            }
            path = at.name + path;
        }
        return false;
    }

    /// The rules for files anywhere below this folder.
    ///
    /// @param base this folder
    public Below below(Path base) {
        return new Below(this, base);
    }

    /// Tells for paths whether they are left out, themselves or by a folder on the way. Reads the rules of each folder once; for one thread.
    public static final class Below {
        private final Path base;
        /// Without rules: the folder itself is left out.
        private final Map<String, Optional<IgnoreRules>> folders = new HashMap<>();

        private Below(IgnoreRules rules, Path base) {
            this.base = base;
            folders.put("", Optional.of(rules));
        }

        /// @param file relative to the folder
        public boolean ignores(String file) {
            int slash = file.lastIndexOf('/');
            String name = file.substring(slash + 1);
            return in(slash < 0 ? "" : file.substring(0, slash)).map(r -> r.ignores(name, false)).orElse(true);
        }

        private Optional<IgnoreRules> in(String folder) {
            Optional<IgnoreRules> known = folders.get(folder);
            if (known == null) {
                int slash = folder.lastIndexOf('/');
                String name = folder.substring(slash + 1);
                known = in(slash < 0 ? "" : folder.substring(0, slash))
                        .filter(r -> !r.ignores(name, true))
                        .map(r -> r.enter(name, base.resolve(folder), true));
                folders.put(folder, known);
            }
            return known;
        }
    }

    private static @Nullable IgnoreNode node(Path file) {
        try {
            Stat stat = Stat.of(file);
            if (stat == null || !stat.isFile() || stat.size() > MAX_SIZE) {
                return null;
            }
            IgnoreNode node = new IgnoreNode();
            node.parse(new ByteArrayInputStream(Files.readAllBytes(file)));
            return node.getRules().isEmpty() ? null : node;
        } catch (IOException _) {
            return null; // Rules that cannot be read rule nothing, as with git.
        }
    }
}
