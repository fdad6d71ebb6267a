package dev.branchline.session;

import dev.branchline.model.Cost;
import dev.branchline.model.CostSum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Costs per node with sums over paths and subtrees.
///
/// Sums are kept in whole units of 10⁻¹² dollars, so that 100,000 of them are summed without garbage; they saturate at
/// nine million dollars rather than wrap. The total is exact.
final class NodeCosts {
    private static final int SCALE = 12;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE, SCALE);

    private final NodeLinks links;
    private final List<Cost> costs = new ArrayList<>();
    private final Sums own = new Sums();
    private final Sums path = new Sums();
    private final Sums subtree = new Sums();
    private int firstStalePath;
    private boolean subtreeIsStale;
    private CostSum total = CostSum.ZERO;

    NodeCosts(NodeLinks links) {
        this.links = links;
    }

    void add(int parent, Cost cost) {
        int index = costs.size();
        costs.add(cost);
        own.ensure(index);
        own.set(index, cost);
        path.ensure(index);
        if (firstStalePath == index) {
            fillPath(index, parent);
            firstStalePath++;
        }
        subtreeIsStale = true;
        total = total.plus(cost);
    }

    /// Puts a better known cost in the place of the old one.
    void settle(int index, Cost cost) {
        total = total.minus(costs.get(index)).plus(cost);
        costs.set(index, cost);
        own.set(index, cost);
        firstStalePath = Math.min(firstStalePath, index);
        subtreeIsStale = true;
    }

    Cost of(int index) {
        return costs.get(index);
    }

    CostSum total() {
        return total;
    }

    CostSum ofPath(int index) {
        for (; firstStalePath <= index; firstStalePath++) {
            fillPath(firstStalePath, links.parent(firstStalePath));
        }
        return path.at(index);
    }

    private void fillPath(int index, int parent) {
        path.copy(index, own, 1);
        if (parent != NodeLinks.NONE) {
            path.add(index, path, parent);
        }
    }

    CostSum ofSubtree(int index) {
        if (subtreeIsStale) {
            sumSubtrees();
        }
        return subtree.at(index);
    }

    private void sumSubtrees() {
        int size = costs.size();
        if (size > 0) {
            subtree.ensure(size - 1);
        }
        subtree.copy(0, own, size);
        for (int i = size - 1; i >= 0; i--) {
            int parent = links.parent(i);
            if (parent != NodeLinks.NONE) {
                subtree.add(parent, subtree, i);
            }
        }
        subtreeIsStale = false;
    }

    private static final class Sums {
        private long[] charged = new long[16];
        private long[] estimated = new long[16];
        private int[] unknown = new int[16];

        void ensure(int index) {
            if (index >= charged.length) {
                int length = Math.max(index + 1, charged.length * 2);
                charged = Arrays.copyOf(charged, length);
                estimated = Arrays.copyOf(estimated, length);
                unknown = Arrays.copyOf(unknown, length);
            }
        }

        void set(int index, Cost cost) {
            charged[index] = cost instanceof Cost.Charged c ? units(c.usd()) : 0;
            estimated[index] = cost instanceof Cost.Estimated e ? units(e.usd()) : 0;
            unknown[index] = cost instanceof Cost.Unknown ? 1 : 0;
        }

        /// Takes over `count` places as they are, from `first` on.
        void copy(int first, Sums from, int count) {
            System.arraycopy(from.charged, first, charged, first, count);
            System.arraycopy(from.estimated, first, estimated, first, count);
            System.arraycopy(from.unknown, first, unknown, first, count);
        }

        void add(int index, Sums from, int fromIndex) {
            charged[index] = plus(charged[index], from.charged[fromIndex]);
            estimated[index] = plus(estimated[index], from.estimated[fromIndex]);
            unknown[index] += from.unknown[fromIndex];
        }

        CostSum at(int index) {
            return new CostSum(usd(charged[index]), usd(estimated[index]), unknown[index]);
        }
    }

    private static long plus(long a, long b) {
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    private static long units(BigDecimal usd) {
        // Without looking at the exponent first, 1E-999999999 would be written out in full.
        if (usd.signum() == 0 || (long) usd.precision() - usd.scale() < -SCALE) {
            return 0;
        }
        if (usd.abs().compareTo(LARGEST) >= 0) {
            return usd.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        return usd.setScale(SCALE, RoundingMode.HALF_EVEN).unscaledValue().longValue();
    }

    private static BigDecimal usd(long units) {
        return units == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(units, SCALE).stripTrailingZeros();
    }
}
