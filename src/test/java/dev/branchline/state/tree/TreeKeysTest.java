package dev.branchline.state.tree;

import dev.branchline.command.CommandCatalog;
import dev.branchline.command.InputRouter;
import dev.branchline.event.Input;
import dev.branchline.event.Intent;
import dev.branchline.event.Key;
import dev.branchline.event.TreeIntent;
import dev.branchline.event.ViewIntent;
import dev.branchline.model.EntryId;
import dev.branchline.session.Entry;
import dev.branchline.session.TreeOutline;
import dev.branchline.state.AppState;
import dev.branchline.state.view.Geometry;
import dev.branchline.state.view.Rect;
import dev.branchline.ui.StateFixtures;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Keys in the side panel: what is seen before, the keys, what is seen after. `>` is the choice, `*` the head, `+` folded.
class TreeKeysTest {
    private static final InputRouter ROUTER = new InputRouter(CommandCatalog.standard());

    /// ```
    /// ask            >
    /// ├─one
    /// │ more
    /// │ reply
    /// └─two
    ///   ├─left
    ///   └─right      *
    /// ```
    private static StateFixtures tree() {
        StateFixtures f = new StateFixtures(120, 40);
        f.user("ask");
        EntryId ask = f.head();
        f.answer("one").user("more").answer("reply");
        f.append(id -> new Entry.HeadMoved(id, ask, f.at())).answer("two");
        EntryId two = f.head();
        f.user("left").append(id -> new Entry.HeadMoved(id, two, f.at())).user("right");
        return f.focus(ViewIntent.Pane.SIDE);
    }

    private static String seen(AppState state) {
        TreeRows.Window window = TreeRows.window(state);
        return IntStream.range(0, window.rows().size())
                .mapToObj(i -> {
                    TreeOutline.Row row = window.rows().get(i);
                    return (window.top() + i == window.chosen() ? ">" : "") + word(state.conversation().tree().node(row.id())) + (row.head() ? "*" : "")
                            + (row.folded() ? "+" + row.visibleBelow() : "");
                })
                .collect(Collectors.joining(" "));
    }

    private static String word(Entry.Node node) {
        return switch (node) {
            case Entry.UserMessage u -> u.text();
            case Entry.AssistantMessage a -> a.answer().text();
            case Entry.ToolResult _, Entry.Note _, Entry.SystemPrompt _, Entry.ModelSwitched _ -> "?";
        };
    }

    private static StateFixtures press(StateFixtures f, String keys) {
        for (String key : keys.split(" ")) {
            Input input = switch (key) {
                case "down" -> new Input.Pressed(Key.of(Key.Code.DOWN));
                case "up" -> new Input.Pressed(Key.of(Key.Code.UP));
                case "left" -> new Input.Pressed(Key.of(Key.Code.LEFT));
                case "right" -> new Input.Pressed(Key.of(Key.Code.RIGHT));
                case "home" -> new Input.Pressed(Key.of(Key.Code.HOME));
                case "end" -> new Input.Pressed(Key.of(Key.Code.END));
                case "enter" -> new Input.Pressed(Key.of(Key.Code.ENTER));
                case "space" -> new Input.Typed(" ");
                case "alt+." -> new Input.Pressed(Key.alt('.'));
                case "alt+," -> new Input.Pressed(Key.alt(','));
                default -> new Input.Typed(key);
            };
            for (Intent intent : ROUTER.route(f.state(), input)) {
                f.on(intent);
            }
        }
        return f;
    }

    private static void check(String keys, String after) {
        assertThat(seen(press(tree(), keys).state())).isEqualTo(after);
    }

    @Test
    void theChoiceFollowsTheHeadUntilItIsMoved() {
        assertThat(seen(tree().state())).isEqualTo("ask one more reply two left >right*");
        check("up", "ask one more reply two >left right*");
        check("up up up", "ask one more >reply two left right*");
        check("home", ">ask one more reply two left right*");
        check("home up k", ">ask one more reply two left right*");
        check("home end j", "ask one more reply two left >right*");
    }

    @Test
    void leftFoldsABranchAndThenGoesUp() {
        check("home down left", "ask >one+2 two left right*");
        check("home down left left", ">ask one+2 two left right*");
        check("home down left right", "ask >one more reply two left right*");
        check("home down right", "ask one >more reply two left right*");
        check("home down down left", "ask >one more reply two left right*");
    }

    @Test
    void foldingKeepsTheHeadVisibleOnTheFoldedRow() {
        check("home down down down down space", "ask one more reply >two*+2");
        check("home space", ">ask*+6");
        check("home space space", ">ask one more reply two left right*");
        check("space", "ask one more reply two left >right*");
    }

    @Test
    void siblingsAreReachedFromAnywhereInABranch() {
        check("[", "ask one more reply two >left right*");
        check("]", "ask one more reply two left >right*");
        check("home down down ]", "ask one more reply >two left right*");
        check("home down down ] [", "ask >one more reply two left right*");
    }

    @Test
    void enterStandsOnAnAnswer() {
        StateFixtures f = press(tree(), "home down down down enter");

        assertThat(seen(f.state())).isEqualTo("ask one more >reply* two left right");
        assertThat(f.state().panes().focus()).isEqualTo(ViewIntent.Pane.COMPOSER);
    }

    @Test
    void switchingBranchesGoesBackToWhereOneWas() {
        check("alt+,", "ask one more reply two >left* right");
        check("alt+, alt+,", "ask one more reply two >left* right");
        check("alt+, alt+.", "ask one more reply two left >right*");

        StateFixtures f = press(tree(), "home down down enter");
        assertThat(press(f, "alt+.").state().conversation().tree().head()).isPresent();
    }

    @Test
    void withoutAForkItSaysSo() {
        StateFixtures f = new StateFixtures(120, 40);
        f.user("ask").answer("one").on(new TreeIntent.SwitchBranch(1));

        assertThat(f.state().notices().getLast().text()).startsWith("There is only one branch here.");
    }

    @Test
    void anEmptyTreeMindsNothing() {
        StateFixtures f = new StateFixtures(120, 40).focus(ViewIntent.Pane.SIDE);

        assertThat(seen(press(f, "down up left right space [ ] home end enter alt+.").state())).isEmpty();
    }

    @Test
    void theChoiceStaysInViewAndTheListMovesNoMoreThanItMust() {
        StateFixtures f = new StateFixtures(120, 20);
        for (int i = 0; i < 50; i++) {
            f.user("p" + i).answer("a" + i);
        }
        f.focus(ViewIntent.Pane.SIDE);
        int height = TreeRows.place(Geometry.of(f.state())).height();

        assertThat(TreeRows.window(f.state()).top()).isEqualTo(100 - height);
        press(f, "up up");
        assertThat(TreeRows.window(f.state()).top()).isEqualTo(100 - height);
        press(f, "home");
        assertThat(f.state().treePanel().top()).isZero();
        press(f, "down ".repeat(height).strip());
        assertThat(f.state().treePanel().top()).isOne();
    }

    @Test
    void aClickChoosesAndASecondOneStandsThere() {
        StateFixtures f = tree();
        Rect rows = TreeRows.place(Geometry.of(f.state()));
        Input click = new Input.Mouse(Input.MouseKind.DOWN, 1, rows.column() + 3, rows.row() + 3, false, false, false);
        ROUTER.route(f.state(), click).forEach(f::on);

        assertThat(seen(f.state())).isEqualTo("ask one more >reply two left right*");

        ROUTER.route(f.state(), click).forEach(f::on);
        assertThat(seen(f.state())).isEqualTo("ask one more >reply* two left right");
    }

    @Test
    void hugeTreesCostTheRowsThatAreShown() {
        StateFixtures f = new StateFixtures(120, 40);
        for (int i = 0; i < 50_000; i++) {
            f.user("p").answer("a");
        }
        f.focus(ViewIntent.Pane.SIDE);
        TreeRows.window(f.state());
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            f.on(new TreeIntent.Move(i % 2 == 0 ? -7 : 3));
            TreeRows.window(f.state());
        }
        double each = (System.nanoTime() - start) / 1e6 / 1_000;

        assertThat(each).as("milliseconds for a key and a frame").isLessThan(5);
        assertThat(List.copyOf(TreeRows.window(f.state()).rows())).hasSizeLessThan(40);
    }
}
