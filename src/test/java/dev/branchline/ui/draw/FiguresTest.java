package dev.branchline.ui.draw;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0.000003, $3.00", "0.000015, $15.00", "0, free", "-1, varies", "0.00000007, $0.070", "0.0000000001, <$0.001", "0.0025, $2500",
        "1E+999999999, >$1M", "1E-999999999, <$0.001"
    })
    void pricesAreForAMillion(BigDecimal perToken, String shown) {
        assertThat(Figures.price(perToken)).isEqualTo(shown);
    }

    @Test
    void aPriceThatIsNotListedIsNotFree() {
        assertThat(Figures.price(null)).isEqualTo("?");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-14T11:59:30Z, now", "2026-03-14T11:55:00Z, 5 min ago", "2026-03-14T09:00:00Z, 3 h ago", "2026-03-13T11:00:00Z, yesterday",
        "2026-03-02T12:00:00Z, 12 d ago", "2025-01-02T12:00:00Z, 2025-01-02", "2026-03-15T12:00:00Z, now"
    })
    void agesAreShort(Instant then, String shown) {
        assertThat(Figures.age(then, Instant.parse("2026-03-14T12:00:00Z").toEpochMilli())).isEqualTo(shown);
    }
}
