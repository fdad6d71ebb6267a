package dev.branchline.session;

import java.util.Arrays;

/// Who is whose child, by index in the order of appending, in flat arrays: 24 bytes a node. A parent's index is always
/// smaller than its children's, so there can be no cycle and passes over whole subtrees need no stack.
///
/// The roots are the children of [#NONE].
final class NodeLinks {
    static final int NONE = -1;

    private int size;
    // All but the first are shifted by one, so that the place 0 stands for NONE.
    private int[] parent = new int[16];
    private int[] depth = new int[17];
    private int[] first = filled(17);
    private int[] last = filled(17);
    private int[] next = filled(17);
    private int[] previous = filled(17);
    private int[] count = new int[17];

    int add(int parentIndex) {
        if (parentIndex < NONE || parentIndex >= size) {
            throw new IllegalArgumentException("no node " + parentIndex);
        }
        if (size == parent.length) {
            grow(size * 2);
        }
        int index = size++;
        parent[index] = parentIndex;
        depth[index + 1] = parentIndex == NONE ? 0 : depth[parentIndex + 1] + 1;
        int elder = last[parentIndex + 1];
        if (elder == NONE) {
            first[parentIndex + 1] = index;
        } else {
            next[elder + 1] = index;
            previous[index + 1] = elder;
        }
        last[parentIndex + 1] = index;
        count[parentIndex + 1]++;
        return index;
    }

    int size() {
        return size;
    }

    int parent(int index) {
        return parent[index];
    }

    int depth(int index) {
        return depth[index + 1];
    }

    int firstChild(int index) {
        return first[index + 1];
    }

    int lastChild(int index) {
        return last[index + 1];
    }

    int nextSibling(int index) {
        return next[index + 1];
    }

    int previousSibling(int index) {
        return previous[index + 1];
    }

    int childCount(int index) {
        return count[index + 1];
    }

    private void grow(int capacity) {
        parent = Arrays.copyOf(parent, capacity);
        depth = Arrays.copyOf(depth, capacity + 1);
        count = Arrays.copyOf(count, capacity + 1);
        first = grown(first, capacity + 1);
        last = grown(last, capacity + 1);
        next = grown(next, capacity + 1);
        previous = grown(previous, capacity + 1);
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }

    private static int[] grown(int[] array, int length) {
        int[] longer = Arrays.copyOf(array, length);
        Arrays.fill(longer, array.length, length, NONE);
        return longer;
    }
}
