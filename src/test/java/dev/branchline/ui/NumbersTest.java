package dev.branchline.ui;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({"0,0", "999,999", "1000,1k", "1234,1.2k", "12400,12.4k", "99949,99.9k", "99950,100k", "200000,200k", "999499,999k", "999500,1M", "1050000,1.05M", "1004999,1M", "1005000,1.01M",
        "9994999,9.99M", "9995000,10M", "12400000,12.4M"})
    void tokensAreShort(long count, String shown) {
        assertThat(Numbers.tokens(count)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0,0.0 s", "49,0.0 s", "2100,2.1 s", "9949,9.9 s", "9950,10 s", "59499,59 s", "59500,1 min", "184000,3 min 4 s", "3900000,1 h 5 min"})
    void durationsReadWell(long ms, String shown) {
        assertThat(Numbers.duration(ms)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.04,0 tok/s", "8.44,8.4 tok/s", "9.94,9.9 tok/s", "9.96,10 tok/s", "84.4,84 tok/s"})
    void speedsAreShort(double speed, String shown) {
        assertThat(Numbers.speed(speed)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"312,312 B", "12499,12 kB", "3400000,3.4 MB", "999500,1 MB"})
    void bytesAreShort(long count, String shown) {
        assertThat(Numbers.bytes(count)).isEqualTo(shown);
    }

    @Test
    void partsAreNeverRoundedToNothingOrAll() {
        assertThat(Numbers.percent(1, 200_000)).isEqualTo("<1 %");
        assertThat(Numbers.percent(199_999, 200_000)).isEqualTo("99 %");
        assertThat(Numbers.percent(0, 10)).isEqualTo("0 %");
        assertThat(Numbers.percent(10, 10)).isEqualTo("100 %");
        assertThat(Numbers.percent(1, 0)).isEqualTo("?");
    }

    @Test
    void theUnknownIsAQuestion() {
        assertThat(Numbers.tokens(null)).isEqualTo("?");
    }
}
