package dev.branchline.workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GlobTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "*.java|A.java|true", "*.java|src/deep/A.java|true", "*.java|A.javac|false", "src/*.java|src/A.java|true",
        "src/*.java|src/deep/A.java|false", "src/**/*.java|src/A.java|true", "src/**/*.java|src/a/b/A.java|true", "**/test/**|a/test/b/c|true",
        "**/test/**|test/b|true", "**|a/b|true", "src/**|src/a/b|true", "src/**|srcs/a|false", "*.{ts,tsx}|a.tsx|true", "*.{ts,tsx}|a.js|false",
        "{src,test}/**/*.x|test/q.x|true", "a?c|abc|true", "a?c|a/c|false", "[a-c]x|bx|true", "[!a-c]x|bx|false", "[!a-c]x|/x|false", "a[b|a[b|true",
        "a.b|axb|false", "$1(x)|$1(x)|true", "\\*|*|true", "\\*|a|false", "./src/*|src/a|true", "/src/*|src/a|true", "a/**/b|a/b|true",
        "a/**/b|a/x/y/b|true", "a**b|axxb|true", "*|.hidden|true", "[]]|]|true", "}x|}x|true"
    })
    void matches(String glob, String path, boolean fits) {
        assertThat(Glob.of(glob).matches(path)).isEqualTo(fits);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Glob.of("{a,b")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("{");
        assertThatThrownBy(() -> Glob.of("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Glob.of("[z-a]")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("[z-a]");
    }
}
