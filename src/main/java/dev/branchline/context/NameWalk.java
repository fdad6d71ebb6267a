package dev.branchline.context;

import dev.branchline.workspace.Place;
import dev.branchline.workspace.Stat;
import dev.branchline.workspace.Walk;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Names of a workspace's files in portions, so that those who wait for them see the first ones soon and are never handed too many at once.
final class NameWalk implements Walk.Visitor {
    private static final int FIRST = 500;
    private static final int PORTION = 4_000;
    private static final int MOST = 200_000;

    private final Consumer<List<String>> consumer;
    private List<String> portion = new ArrayList<>();
    private int total;

    private NameWalk(Consumer<List<String>> consumer) {
        this.consumer = consumer;
    }

    static void of(Workspace workspace, Consumer<List<String>> portion) throws IOException, InterruptedException {
        NameWalk walk = new NameWalk(portion);
        if (workspace.locate(".") instanceof Place.Found root) {
            Walk.of(workspace, root, walk);
        }
        walk.flush();
    }

    @Override
    public boolean met(String path, Path absolute, Stat stat) {
        if (stat.kind() == Stat.Kind.FILE || stat.kind() == Stat.Kind.LINK) {
            portion.add(path);
            total++;
            if (portion.size() >= (total <= FIRST ? FIRST : PORTION)) {
                flush();
            }
        }
        return total < MOST;
    }

    private void flush() {
        if (!portion.isEmpty()) {
            consumer.accept(portion);
            portion = new ArrayList<>();
        }
    }
}
