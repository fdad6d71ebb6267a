package dev.branchline.demo;

import java.time.Duration;
import java.util.List;

/// What to press in a program that runs in demo mode, as plain data: one list for training the archive of classes, one for pictures.
///
/// Keys have the names of the program's own key table (`Enter`, `Esc`, `Alt+Up`, `Ctrl+P`, `F2`). What is waited for is one
/// word or a few that stand together, so that no line break comes between. Both lists begin in a freshly started
/// program whose editor has the focus, and the one for training ends with the program's end.
public final class DemoScript {
    private DemoScript() {}

    /// One thing to do, or to wait for.
    public sealed interface Step {
        /// Types this text, character by character.
        record Type(String text) implements Step {}

        /// Pastes this text in one piece, as a terminal with bracketed paste does.
        record Paste(String text) implements Step {}

        /// Presses one key.
        record Press(String key) implements Step {}

        /// Gives the screen another size.
        record Resize(int columns, int rows) implements Step {}

        /// Waits until this text stands somewhere on the screen.
        record AwaitText(String text) implements Step {}

        /// Waits until no answer is on its way and nothing is left to be painted.
        record AwaitIdle() implements Step {}

        /// Lets the program run, to show it in the middle of something.
        record Pass(Duration time) implements Step {}

        /// Keeps a picture of the screen under this name, without an ending.
        record Picture(String name) implements Step {}
    }

    /// Types a letter.
    public static List<Step> firstKey() {
        return List.of(new Step.Type("a"), new Step.AwaitIdle());
    }

    /// Touches every path that a user meets in the first minutes, so that its classes are in the archive: questions and answers of all
    /// kinds, branching, tools and the review of what they did, overlays, a failure with its retry, pasting, a change of size, the end.
    public static List<Step> training() {
        return List.of(
                new Step.AwaitIdle(),
                new Step.Type("fast code"), new Step.Press("Enter"), new Step.AwaitText("locale."), new Step.AwaitIdle(),
                new Step.Type("fast table"), new Step.Press("Enter"), new Step.AwaitText("144"), new Step.AwaitIdle(),
                new Step.Type("fast unicode think"), new Step.Press("Enter"), new Step.AwaitText("Donaudampf"), new Step.AwaitIdle(),
                new Step.Type("fast hostile"), new Step.Press("Enter"), new Step.AwaitText("well."), new Step.AwaitIdle(),
                new Step.Type("fast plan"), new Step.Press("Enter"), new Step.AwaitText("next."), new Step.AwaitIdle(),
                new Step.Type("fast tools edit"), new Step.Press("Enter"),
                new Step.AwaitText("keys count"), new Step.AwaitText("no, because"), new Step.Type("y"),
                new Step.AwaitText("keys count"), new Step.AwaitText("no, because"), new Step.Type("y"),
                new Step.AwaitText("every system now"), new Step.AwaitIdle(),
                new Step.Press("F4"), new Step.AwaitText("by turn"), new Step.Type("p"), new Step.AwaitText("hunk 3 of 3"), new Step.Type("]u"),
                new Step.AwaitText("nothing is done yet"), new Step.Press("Esc"), new Step.Press("Esc"), new Step.AwaitIdle(),
                new Step.Type("tokens 400 at 400"), new Step.Press("Enter"), new Step.AwaitText(DemoTokens.word(400)), new Step.AwaitIdle(),
                new Step.Type("fast long"), new Step.Press("Enter"), new Step.AwaitText("once."), new Step.AwaitIdle(),
                new Step.Press("PageUp"), new Step.Press("PageUp"), new Step.Press("PageDown"), new Step.Press("PageDown"),
                new Step.Type("error 429 once fast"), new Step.Press("Enter"), new Step.AwaitText("gentle"), new Step.AwaitIdle(),
                new Step.Type("stall after 6 table"), new Step.Press("Enter"), new Step.AwaitText("Four"), new Step.Press("Esc"), new Step.AwaitIdle(),
                new Step.Press("F2"), new Step.Type("flash"), new Step.AwaitText("Gemini 3 Flash"), new Step.Press("Enter"),
                new Step.Press("Alt+Up"), new Step.Press("Alt+Down"),
                new Step.Press("F3"), new Step.Press("Up"), new Step.Press("Up"), new Step.Press("Enter"), new Step.Press("Esc"),
                new Step.Press("Ctrl+P"), new Step.Type("theme"), new Step.Press("Esc"),
                new Step.Press("F1"), new Step.Press("Esc"),
                new Step.Paste("first line\nsecond line\n"), new Step.Press("Ctrl+C"),
                new Step.Resize(80, 24), new Step.AwaitIdle(), new Step.Resize(160, 45), new Step.AwaitIdle(),
                new Step.Press("Ctrl+C"), new Step.Press("Ctrl+C"));
    }

    /// The pictures of the documentation, beginning with the session of [DemoSession].
    public static List<Step> pictures() {
        return List.of(
                new Step.AwaitText("faster"), new Step.AwaitIdle(), new Step.Picture("tree"),
                new Step.Press("F2"), new Step.AwaitText("Claude Sonnet 5"), new Step.Picture("models"), new Step.Press("Esc"),
                new Step.Type("table"), new Step.Press("Enter"), new Step.AwaitText("Allocates"), new Step.Picture("streaming"),
                new Step.AwaitText("144"), new Step.AwaitIdle(), new Step.Picture("table"),
                new Step.Press("Ctrl+P"), new Step.Picture("palette"), new Step.Press("Esc"));
    }
}
