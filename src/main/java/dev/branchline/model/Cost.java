package dev.branchline.model;

import java.math.BigDecimal;
import java.util.Objects;

/// What something cost, and how well we know it. Amounts are US dollars.
///
/// The unknown is never zero: a missing figure must be shown as `?` (design, principle 2).
public sealed interface Cost {
    /// What OpenRouter says it charged.
    record Charged(BigDecimal usd) implements Cost {
        public Charged {
            Objects.requireNonNull(usd);
        }
    }

    /// Our own arithmetic from list prices; shown with `~`.
    record Estimated(BigDecimal usd) implements Cost {
        public Estimated {
            Objects.requireNonNull(usd);
        }
    }

    /// Not known (yet); shown as `?`.
    record Unknown() implements Cost {}

    Cost UNKNOWN = new Unknown();
    Cost NOTHING = new Charged(BigDecimal.ZERO);

    static Cost charged(String usd) {
        return new Charged(new BigDecimal(usd));
    }
}
