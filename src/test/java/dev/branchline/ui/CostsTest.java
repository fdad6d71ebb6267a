package dev.branchline.ui;

import dev.branchline.model.Cost;
import dev.branchline.model.CostSum;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CostsTest {
    @ParameterizedTest
    @CsvSource({
        "0, $0", "0.0043, $0.0043", "0.00432178, $0.0043", "0.000432178, $0.00043", "0.00000001, $0.00000001", "0.03125, $0.0313",
        "0.5, $0.50", "1, $1.00", "12.345, $12.35", "1234.5, $1234.50", "0.00999999, $0.01", "-0.25, −$0.25"
    })
    void dollarsKeepTheDigitsThatCount(String usd, String shown) {
        assertThat(Costs.dollars(new BigDecimal(usd))).isEqualTo(shown);
    }

    @Property
    void nothingThatCostsIsShownAsNothing(@ForAll @Scale(12) @BigRange(min = "0.000000000001", max = "100000") BigDecimal usd) {
        assertThat(Costs.dollars(usd)).matches(".*[1-9].*");
    }

    @Test
    void theUnknownIsNeverZero() {
        assertThat(Costs.text(Cost.UNKNOWN)).isEqualTo("?");
        assertThat(Costs.text(CostSum.ZERO.plus(Cost.UNKNOWN))).isEqualTo("?");
        assertThat(Costs.text(CostSum.ZERO.plus(Cost.charged("0.03")).plus(Cost.UNKNOWN))).isEqualTo("$0.03+?");
        assertThat(Costs.text(CostSum.ZERO.plus(Cost.charged("0.03")).plus(new Cost.Estimated(new BigDecimal("0.01"))))).isEqualTo("~$0.04");
    }
}
