package dev.branchline.ui.changes;

import dev.branchline.text.CellWidth;
import dev.branchline.text.SafeText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Paths and other names in little room.
final class Paths {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private Paths() {}

    /// The end of a path says more than its beginning.
    static String cut(String path, int width) {
        String safe = SafeText.of(path);
        int cells = CellWidth.of(safe);
        if (cells <= width) {
            return safe;
        }
        return width < 2 ? CellWidth.cut(safe, width) : "…" + safe.substring(CellWidth.offsetAt(safe, cells - width + 1));
    }

    /// A model without its author.
    static String model(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    static String counts(int added, int removed) {
        return added == 0 && removed == 0 ? "±0" : removed == 0 ? "+" + added : added == 0 ? "−" + removed : "+" + added + " −" + removed;
    }

    /// The time of today, else with the day.
    static String time(Instant at, long now, ZoneId zone) {
        boolean today = at.atZone(zone).toLocalDate().equals(Instant.ofEpochMilli(now).atZone(zone).toLocalDate());
        return (today ? TIME : DAY).format(at.atZone(zone));
    }
}
