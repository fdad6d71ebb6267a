package dev.branchline.state.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FileIndexTest {
    private static final String[] PARTS = {"a", "b", "ab", "ba", "src", "s", "r", "A-b", "x.y", "Main", "a_b", "rs"};
    private static final String[] TYPED = {"a", "b", "ab", "/", "s", "r", "c", "src/", "x", ".", "-", "m", "A", "b/a", "q"};

    /// The rules of the index in the plainest words, for all names.
    @Property(tries = 400)
    void findsWhatThePlainRulesFind(@ForAll long seed) {
        Random random = new Random(seed);
        FileIndex index = new FileIndex();
        List<String> files = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (int i = random.nextInt(120); i >= 0; i--) {
            String file = joined(random, PARTS, 4, "/");
            if (names.stream().noneMatch(n -> n.equals(file + "/") || n.equals(file)) && !names.contains(file)) {
                for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
                    names.add(file.substring(0, slash + 1));
                }
                names.add(file);
                files.add(file);
            }
        }
        index.add(files);
        String typed = "";
        for (int i = 0; i < 5; i++) {
            String word = typed.toLowerCase(Locale.ROOT);
            List<String> plain = names.stream()
                    .filter(n -> plainly(word, n) > Integer.MIN_VALUE)
                    .sorted(Comparator.comparingInt((String n) -> plainly(word, n)).reversed())
                    .limit(FileIndex.MOST_FOUND)
                    .toList();
            assertThat(index.find(typed)).as("%s, seed %s", typed, seed).isEqualTo(plain);
            typed = random.nextInt(4) == 0 ? joined(random, TYPED, 3, "") : typed + TYPED[random.nextInt(TYPED.length)];
        }
    }

    private static String joined(Random random, String[] parts, int most, String between) {
        List<String> chosen = new ArrayList<>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            chosen.add(parts[random.nextInt(parts.length)]);
        }
        return String.join(between, chosen);
    }

    private static int plainly(String word, String path) {
        String name = path.toLowerCase(Locale.ROOT);
        int own = name.lastIndexOf('/', name.length() - 2) + 1;
        int at = name.indexOf(word, own);
        if (word.isEmpty()) {
            return -1_000 * (int) name.substring(0, name.length() - 1).chars().filter(c -> c == '/').count() - name.length();
        }
        if (at >= 0) {
            return 100_000 + (at == own ? 20_000 : startsWord(name, at) ? 10_000 : 0) - name.length();
        }
        at = name.indexOf(word);
        if (at >= 0) {
            return 50_000 + (startsWord(name, at) ? 5_000 : 0) - name.length();
        }
        int inOwn = scattered(word, name, own);
        int anywhere = scattered(word, name, 0);
        return inOwn >= 0 ? 20_000 + inOwn - name.length() : anywhere >= 0 ? anywhere - name.length() : Integer.MIN_VALUE;
    }

    private static boolean startsWord(String name, int at) {
        return at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
    }

    private static int scattered(String word, String name, int from) {
        int points = 0;
        int last = -2;
        int at = from;
        for (int i = 0; i < word.length(); i++) {
            at = name.indexOf(word.charAt(i), at);
            if (at < 0) {
                return -1;
            }
            points += at == last + 1 ? 30 : startsWord(name, at) ? 20 : 1;
            last = at++;
        }
        return points;
    }

    @Test
    void aFolderIsTakenInOnceWithThoseItLiesIn() {
        FileIndex index = new FileIndex();
        index.add(List.of("a/b/c", "a/d", "a/b/e", "f"));

        assertThat(index.size()).isEqualTo(6);
        assertThat(index.find("")).containsExactlyInAnyOrder("a/", "a/b/", "a/b/c", "a/d", "a/b/e", "f");
    }

    @Test
    void takesNoMoreThanItMay() {
        FileIndex index = new FileIndex();
        index.add(IntStream.range(0, FileIndex.MOST + 10).mapToObj(i -> "d" + i / 1_000 + "/f" + i).toList());

        assertThat(index.size()).isEqualTo(FileIndex.MOST);
    }
}
