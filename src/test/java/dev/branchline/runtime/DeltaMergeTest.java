package dev.branchline.runtime;

import dev.branchline.event.Event;
import dev.branchline.event.StreamEvent;
import dev.branchline.model.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeltaMergeTest {
    /// The same text in the same order, for any mix of runs and kinds; nothing but deltas is touched.
    @Test
    void nothingIsLostOrMoved() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            List<Event> events = new ArrayList<>();
            for (int i = random.nextInt(30); i > 0; i--) {
                RunId run = new RunId(1 + random.nextInt(2));
                String text = "t" + i;
                events.add(switch (random.nextInt(5)) {
                    case 0, 1 -> new StreamEvent.TextDelta(run, text);
                    case 2, 3 -> new StreamEvent.ReasoningDelta(run, text);
                    default -> new StreamEvent.KeptAlive(run);
                });
            }
            List<Event> merged = DeltaMerge.of(events);
            assertThat(letters(merged)).isEqualTo(letters(events));
            for (int i = 1; i < merged.size(); i++) {
                assertThat(kind(merged.get(i))).as("no neighbours are left to join").isNotEqualTo(kind(merged.get(i - 1)));
            }
        }
    }

    private static String letters(List<Event> events) {
        StringBuilder out = new StringBuilder();
        for (Event event : events) {
            switch (event) {
                case StreamEvent.TextDelta t -> t.text().chars().forEach(c -> out.append("T").append(t.run()).append((char) c));
                case StreamEvent.ReasoningDelta t -> t.text().chars().forEach(c -> out.append("R").append(t.run()).append((char) c));
                default -> out.append(event);
            }
        }
        return out.toString();
    }

    private static Object kind(Event event) {
        return switch (event) {
            case StreamEvent.TextDelta t -> "T" + t.run();
            case StreamEvent.ReasoningDelta t -> "R" + t.run();
            default -> new Object();
        };
    }
}
