package dev.branchline.session;

import dev.branchline.model.Cost;
import dev.branchline.model.EntryId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.branchline.session.Samples.AT;
import static dev.branchline.session.Samples.answer;
import static dev.branchline.session.Samples.id;
import static dev.branchline.session.Samples.tool;
import static dev.branchline.session.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

class TreeOutlineTest {
    /// A prompt with two answers; the first goes on through a tool, the second forks again.
    private static SessionTree sample() {
        SessionTree tree = new SessionTree();
        tree.append(new Entry.SystemPrompt(id(1), null, AT, "be kind"));
        tree.append(user(id(2), id(1), "q"));
        tree.append(answer(id(3), id(2), "a1", Cost.UNKNOWN));
        tree.append(tool(id(4), id(3)));
        tree.append(answer(id(5), id(4), "a1, on", Cost.UNKNOWN));
        tree.append(answer(id(6), id(2), "a2", Cost.UNKNOWN));
        tree.append(user(id(7), id(6), "left"));
        tree.append(user(id(8), id(6), "right"));
        tree.append(answer(id(9), id(8), "end", Cost.UNKNOWN));
        return tree;
    }

    private static TreeOutline outline(SessionTree tree, EntryId... folded) {
        TreeOutline outline = new TreeOutline(8);
        outline.show(tree, Set.of(folded));
        return outline;
    }

    private static String drawn(TreeOutline outline) {
        StringBuilder text = new StringBuilder();
        for (TreeOutline.Row row : outline.rows(0, Integer.MAX_VALUE)) {
            String mark = row.head() ? " <" : row.onPath() ? " ." : "";
            String fold = row.folded() ? " +" + row.visibleBelow() : "";
            text.append(row.guides()).append(row.id()).append(fold).append(mark).append('\n');
        }
        return text.toString();
    }

    @Test
    void onlyBranchesIndent() {
        assertThat(drawn(outline(sample()))).isEqualTo("""
                0002 .
                ├─0003 .
                │ 0005 <
                └─0006
                  ├─0007
                  └─0008
                    0009
                """);
    }

    @Test
    void foldsHideWhatIsBelow() {
        assertThat(drawn(outline(sample(), id(6), id(3)))).isEqualTo("""
                0002 .
                ├─0003 +1 <
                └─0006 +3
                """);
    }

    @Test
    void severalFirstPromptsAreBranches() {
        SessionTree tree = new SessionTree();
        tree.append(user(id(1), null, "one"));
        tree.append(user(id(2), id(1), "on"));
        tree.append(user(id(3), null, "two"));
        assertThat(drawn(outline(tree))).isEqualTo("""
                ├─0001 .
                │ 0002 <
                └─0003
                """);
    }

    @Test
    void walks() {
        TreeOutline outline = outline(sample());
        assertThat(outline.indexOf(id(4))).contains(1);
        assertThat(outline.indexOf(id(1))).isEmpty();
        assertThat(outline.parent(2)).contains(1);
        assertThat(outline.parent(0)).isEmpty();
        assertThat(outline.firstChild(1)).contains(2);
        assertThat(outline.firstChild(2)).isEmpty();
        assertThat(outline.sibling(2, 1)).contains(3);
        assertThat(outline.sibling(3, -1)).contains(1);
        assertThat(outline.sibling(6, -1)).contains(4);
        assertThat(outline.sibling(6, 1)).isEmpty();
        assertThat(outline.sibling(0, 1)).isEmpty();
        assertThat(outline(sample(), id(6)).indexOf(id(9))).contains(3);
    }

    @Test
    void theGutterNeverGrowsBeyondItsCap() {
        SessionTree tree = new SessionTree();
        tree.append(user(id(1), null, "q"));
        EntryId at = id(1);
        for (int i = 0; i < 200; i++) {
            EntryId main = tree.nextId();
            tree.append(user(main, at, "main"));
            tree.append(user(tree.nextId(), at, "side"));
            at = main;
        }
        TreeOutline outline = new TreeOutline(6);
        outline.show(tree, Set.of());
        assertThat(outline.rows(0, Integer.MAX_VALUE)).allMatch(row -> row.guides().length() <= 14);
        assertThat(outline.rows(150, 1).getFirst().level()).isEqualTo(150);
        assertThat(outline.rows(150, 1).getFirst().guides()).startsWith("⋯ ").endsWith("├─");
    }

    /// Against a recursive drawing that knows nothing of arrays.
    @Property(tries = 200)
    void agreesWithARecursiveDrawing(@ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int nodes) {
        Random random = new Random(seed);
        SessionTree tree = new SessionTree();
        TreeOutline outline = new TreeOutline(100);
        List<EntryId> ids = new ArrayList<>();
        for (int n = 1; n <= nodes; n++) {
            EntryId parent = ids.isEmpty() || random.nextInt(10) == 0
                    ? null
                    : ids.get(random.nextInt(3) == 0 ? random.nextInt(ids.size()) : ids.size() - 1);
            tree.append(random.nextInt(4) == 0 ? tool(id(n), parent) : user(id(n), parent, "x"));
            ids.add(id(n));
            if (random.nextInt(10) == 0) {
                outline.show(tree, Set.of());
            }
        }
        Set<EntryId> folds = new HashSet<>();
        ids.stream().filter(_ -> random.nextInt(6) == 0).forEach(folds::add);
        outline.show(tree, folds);

        List<String> expected = new ArrayList<>();
        draw(tree, null, "", folds, expected);
        List<TreeOutline.Row> rows = outline.rows(0, Integer.MAX_VALUE);
        assertThat(rows).extracting(row -> row.guides() + row.id()).isEqualTo(expected);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(outline.indexOf(rows.get(i).id())).contains(i);
            assertThat(outline.rows(i, 1)).containsExactly(rows.get(i));
            int row = i;
            Optional<Integer> next = outline.sibling(i, 1);
            next.ifPresent(n -> assertThat(outline.sibling(n, -1).map(back -> rows.get(back).level()))
                    .contains(rows.get(row).level()));
        }
    }

    private static void draw(
            SessionTree tree, @Nullable EntryId node, String prefix, Set<EntryId> folds, List<String> out) {
        List<EntryId> children = visibleChildren(tree, node);
        for (int i = 0; i < children.size(); i++) {
            EntryId child = children.get(i);
            boolean fork = children.size() > 1;
            boolean last = i == children.size() - 1;
            out.add(prefix + (fork ? (last ? "└─" : "├─") : "") + child);
            if (!folds.contains(child)) {
                draw(tree, child, prefix + (fork ? (last ? "  " : "│ ") : ""), folds, out);
            }
        }
    }

    private static List<EntryId> visibleChildren(SessionTree tree, @Nullable EntryId node) {
        List<EntryId> visible = new ArrayList<>();
        for (EntryId child : tree.children(node)) {
            if (tree.node(child) instanceof Entry.ToolResult) {
                visible.addAll(visibleChildren(tree, child));
            } else {
                visible.add(child);
            }
        }
        return visible;
    }
}
