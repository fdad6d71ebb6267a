package dev.branchline.session;

import dev.branchline.model.Cost;
import dev.branchline.model.CostSum;
import dev.branchline.model.EntryId;
import dev.branchline.model.GenerationAudit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SessionTreeTest {
    @Test
    void whatCannotBePlacedIsRefusedAndChangesNothing() {
        SessionTree tree = new SessionTree();
        tree.append(user(id(1), null, "a"));
        tree.append(new Entry.Titled(id(2), null, AT, "title"));
        long version = tree.version();

        assertThatThrownBy(() -> tree.append(user(id(1), null, "b"))).hasMessageContaining("duplicate");
        assertThatThrownBy(() -> tree.append(user(id(2), null, "b"))).hasMessageContaining("duplicate");
        assertThatThrownBy(() -> tree.append(user(id(3), id(9), "b"))).hasMessageContaining("unknown parent");
        assertThatThrownBy(() -> tree.append(user(id(3), id(3), "b"))).hasMessageContaining("unknown parent");
        assertThatThrownBy(() -> tree.append(user(id(3), id(2), "b"))).hasMessageContaining("unknown parent");
        assertThatThrownBy(() -> tree.append(new Entry.HeadMoved(id(3), id(9), AT))).hasMessageContaining("unknown parent");

        assertThat(tree.version()).isEqualTo(version);
        assertThat(tree.size()).isOne();
        assertThat(tree.nextId()).isEqualTo(id(3));
    }

    @Test
    void theHeadFollowsItsOwnBranchOnly() {
        SessionTree tree = new SessionTree();
        tree.append(user(id(1), null, "a"));
        tree.append(answer(id(2), id(1), "b", Cost.UNKNOWN));
        assertThat(tree.head()).contains(id(2));

        tree.append(new Entry.HeadMoved(id(3), id(1), AT));
        tree.append(user(id(4), id(2), "on another branch"));
        assertThat(tree.head()).contains(id(1));

        tree.append(answer(id(5), id(1), "here", Cost.UNKNOWN));
        assertThat(tree.head()).contains(id(5));

        tree.append(new Entry.HeadMoved(id(6), null, AT));
        assertThat(tree.head()).isEmpty();
        tree.append(user(id(7), null, "anew"));
        assertThat(tree.head()).contains(id(7));
    }

    @Test
    void switchingBranchesGoesBackToWhereOneWas() {
        SessionTree tree = new SessionTree();
        tree.append(user(id(1), null, "q"));
        tree.append(answer(id(2), id(1), "left", Cost.UNKNOWN));
        tree.append(user(id(3), id(2), "left, older"));
        tree.append(new Entry.HeadMoved(id(4), id(2), AT));
        tree.append(user(id(5), id(2), "left, newer"));
        tree.append(new Entry.HeadMoved(id(6), id(3), AT));
        tree.append(new Entry.HeadMoved(id(7), id(1), AT));
        tree.append(answer(id(8), id(1), "right", Cost.UNKNOWN));
        tree.append(user(id(9), id(8), "right, on"));

        EntryId left = tree.neighbourBranch(id(9), -1).orElseThrow();
        assertThat(left).isEqualTo(id(2));
        assertThat(tree.leafToReturnTo(left)).isEqualTo(id(3));
        assertThat(tree.neighbourBranch(id(9), 1)).isEmpty();
        assertThat(tree.neighbourBranch(id(1), 1)).isEmpty();
        assertThat(tree.neighbourBranch(id(3), 1)).contains(id(5));
    }

    @Test
    void idsNeverRepeatWhateverWasImported() {
        SessionTree tree = new SessionTree();
        tree.append(user(new EntryId("zzzzzzzzzzzz"), null, "huge"));
        tree.append(user(new EntryId("not base 36"), null, "foreign"));
        for (int i = 0; i < 3; i++) {
            EntryId next = tree.nextId();
            assertThat(tree.isTaken(next)).isFalse();
            tree.append(user(next, null, "next"));
        }
        assertThat(tree.nextIds(3)).doesNotHaveDuplicates().noneMatch(tree::isTaken);
    }

    @Test
    void anAbsurdAmountDoesNotStopTheSums() {
        SessionTree tree = new SessionTree();
        tree.append(answer(id(1), null, "a", new Cost.Charged(new BigDecimal("1E-90"))));
        tree.append(answer(id(2), id(1), "b", new Cost.Charged(new BigDecimal("1E90"))));
        tree.append(answer(id(3), id(2), "c", new Cost.Charged(new BigDecimal("1E90"))));
        assertThat(tree.subtreeCost(id(1)).charged()).isPositive();
        assertThat(tree.pathCost(id(3)).charged()).isPositive();
    }

    /// The tree against the obvious: maps and walks.
    @Property(tries = 200)
    void agreesWithANaiveModel(@ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int entries) {
        Random random = new Random(seed);
        SessionTree tree = new SessionTree();
        Model model = new Model();
        for (int n = 1; n <= entries; n++) {
            Entry entry = model.next(id(n), random);
            tree.append(entry);
            model.append(entry);
            if (random.nextInt(8) == 0) {
                model.check(tree);
            }
        }
        model.check(tree);
    }

    private static final class Model {
        final List<EntryId> nodes = new ArrayList<>();
        final Map<EntryId, @Nullable EntryId> parents = new HashMap<>();
        final Map<EntryId, Cost> costs = new HashMap<>();
        final Map<EntryId, String> labels = new HashMap<>();
        @Nullable EntryId head;

        Entry next(EntryId id, Random random) {
            EntryId any = nodes.isEmpty() || random.nextInt(12) == 0 ? null : nodes.get(random.nextInt(nodes.size()));
            EntryId recent = nodes.isEmpty() || random.nextInt(3) == 0 ? any : nodes.getLast();
            Cost cost = switch (random.nextInt(3)) {
                case 0 -> Cost.UNKNOWN;
                case 1 -> new Cost.Estimated(BigDecimal.valueOf(random.nextInt(10_000), 7));
                default -> new Cost.Charged(BigDecimal.valueOf(random.nextInt(10_000), 10));
            };
            return switch (random.nextInt(10)) {
                case 0, 1, 2 -> user(id, recent, "q");
                case 3, 4, 5 -> answer(id, recent, "a", cost);
                case 6 -> tool(id, recent);
                case 7 -> new Entry.HeadMoved(id, any, AT);
                case 8 -> new Entry.Labelled(id, any, AT, random.nextBoolean() ? "" : "l" + id);
                default -> new Entry.CostSettled(
                        id, any, AT,
                        new GenerationAudit("g", BigDecimal.valueOf(random.nextInt(99), 6), null, null, null, null, null, false));
            };
        }

        void append(Entry entry) {
            EntryId parent = entry.parent();
            switch (entry) {
                case Entry.Node node -> {
                    nodes.add(node.id());
                    parents.put(node.id(), parent);
                    costs.put(node.id(), node instanceof Entry.AssistantMessage a ? a.answer().usage().cost() : Cost.NOTHING);
                    if (Objects.equals(parent, head)) {
                        head = node.id();
                    }
                }
                case Entry.HeadMoved _ -> head = parent;
                case Entry.Labelled l when parent != null && l.label().isEmpty() -> labels.remove(parent);
                case Entry.Labelled l when parent != null -> labels.put(parent, l.label());
                case Entry.CostSettled c when parent != null -> costs.put(parent, new Cost.Charged(c.audit().totalCostUsd()));
                case Entry.Marker _ -> {}
            }
        }

        List<EntryId> path(@Nullable EntryId id) {
            List<EntryId> path = new ArrayList<>();
            for (EntryId at = id; at != null; at = parents.get(at)) {
                path.addFirst(at);
            }
            return path;
        }

        void check(SessionTree tree) {
            assertThat(tree.head()).isEqualTo(Optional.ofNullable(head));
            assertThat(tree.size()).isEqualTo(nodes.size());
            assertThat(tree.pathToRoot(head)).extracting(Entry::id).isEqualTo(path(head));
            same(tree.totalCost(), nodes);
            for (EntryId id : nodes) {
                List<EntryId> path = path(id);
                assertThat(tree.depth(id)).isEqualTo(path.size() - 1);
                assertThat(tree.parent(id)).isEqualTo(Optional.ofNullable(parents.get(id)));
                List<EntryId> children = nodes.stream().filter(n -> id.equals(parents.get(n))).toList();
                assertThat(tree.children(id)).isEqualTo(children);
                assertThat(tree.childCount(id)).isEqualTo(children.size());
                assertThat(tree.isOnPath(id, head)).isEqualTo(path(head).contains(id));
                assertThat(tree.label(id)).isEqualTo(Optional.ofNullable(labels.get(id)));
                assertThat(tree.cost(id)).isEqualTo(costs.get(id));
                same(tree.pathCost(id), path);
                same(tree.subtreeCost(id), nodes.stream().filter(n -> path(n).contains(id)).toList());
            }
        }

        private void same(CostSum actual, List<EntryId> parts) {
            CostSum expected = CostSum.ZERO;
            for (EntryId part : parts) {
                expected = expected.plus(Objects.requireNonNull(costs.get(part)));
            }
            assertThat(actual.charged()).isEqualByComparingTo(expected.charged());
            assertThat(actual.estimated()).isEqualByComparingTo(expected.estimated());
            assertThat(actual.unknown()).isEqualTo(expected.unknown());
        }
    }
}
