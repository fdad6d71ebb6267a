package dev.branchline.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Measured values of one thing.
final class Samples {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    void addNanos(long nanos) {
        add(nanos / 1e6);
    }

    int count() {
        return values.size();
    }

    /// @param share 0.5 for the median
    double quantile(double share) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
    }

    double median() {
        return quantile(0.5);
    }

    /// Such as `p50 1.2  p99 4.0 ms (n 300)`.
    String tail(String unit) {
        return String.format(Locale.ROOT, "p50 %.1f  p90 %.1f  p99 %.1f %s (n %d)", median(), quantile(0.9), quantile(0.99), unit, count());
    }

    /// Such as `median 104, 98 to 120 ms (n 9)`.
    String range(String unit) {
        return String.format(Locale.ROOT, "median %.1f, %.1f to %.1f %s (n %d)", median(), quantile(0), quantile(1), unit, count());
    }
}
