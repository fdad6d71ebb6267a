package dev.branchline.ui.transcript;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Times of messages as they are shown: of today without the day. The zone is asked for when there is a first message: loading the rules
/// of zones would hold up the first frame of a new session, which shows no time. UI thread only.
final class Times {
    private final Supplier<ZoneId> source;
    private @Nullable ZoneId zone;
    private @Nullable LocalDate today;
    private long now;

    Times(Supplier<ZoneId> source) {
        this.source = source;
    }

    /// @param millis of the frame that is painted next, since the epoch
    void now(long millis) {
        now = millis;
        today = null;
    }

    LocalDate today() {
        LocalDate day = today;
        if (day == null) {
            day = LocalDate.ofInstant(Instant.ofEpochMilli(now), zone());
            today = day;
        }
        return day;
    }

    private ZoneId zone() {
        ZoneId known = zone;
        if (known == null) {
            known = source.get();
            zone = known;
        }
        return known;
    }

    /// Such as `14:05`, or `2026-11-20 14:05`.
    String shown(Instant at) {
        LocalDateTime time = LocalDateTime.ofInstant(at, zone());
        // Without a formatter, whose first pattern takes as long as laying out a screen.
        String ofDay = time.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
        return time.toLocalDate().equals(today()) ? ofDay : time.toLocalDate() + " " + ofDay;
    }
}
