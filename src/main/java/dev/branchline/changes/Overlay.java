package dev.branchline.changes;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Files as they would be: those on the disk, and on top of them what a plan has done so far.
final class Overlay {
    private final DiskFiles files;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Unit> pending = new HashMap<>();

    static final class Slot {
        final Content disk;
        Content now;

        /// Whether nothing had to be merged to come here.
        boolean exact = true;

        Slot(Content disk) {
            this.disk = disk;
            this.now = disk;
        }
    }

    Overlay(DiskFiles files) {
        this.files = files;
    }

    Slot at(String path) throws IOException {
        Slot slot = slots.get(path);
        if (slot == null) {
            slot = new Slot(files.read(path));
            slots.put(path, slot);
        }
        return slot;
    }

    /// A unit is about to do something at a path: what another one still has to do there comes first.
    void take(String path, Unit unit) {
        Unit other = pending.put(path, unit);
        if (other != null && other != unit) {
            other.settle();
        }
    }

    Map<String, Slot> slots() {
        return slots;
    }
}
