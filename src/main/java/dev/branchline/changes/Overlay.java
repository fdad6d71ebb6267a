package dev.branchline.changes;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Files as they would be: those on the disk, and on top of them what a plan has done so far.
final class Overlay {
    private final DiskFiles files;
    private final Map<String, Slot> slots = new LinkedHashMap<>();

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

    Map<String, Slot> slots() {
        return slots;
    }
}
