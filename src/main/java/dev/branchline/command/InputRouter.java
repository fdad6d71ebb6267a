package dev.branchline.command;

import dev.branchline.event.AppIntent;
import dev.branchline.event.ChatIntent;
import dev.branchline.event.ComposerIntent;
import dev.branchline.event.Input;
import dev.branchline.event.Intent;
import dev.branchline.event.Key;
import dev.branchline.event.OverlayIntent;
import dev.branchline.event.ViewIntent;
import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.state.AppState;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.overlay.OverlayBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From what the terminal sent to what the user wants, by the state and the catalogue. Pure.
public final class InputRouter {
    private final CommandCatalog catalog;
    private final MouseRouter mouse;

    public InputRouter(CommandCatalog catalog) {
        this.catalog = catalog;
        this.mouse = new MouseRouter(catalog);
    }

    /// The inputs as which one is to be routed, each in the state that follows from the one before: characters that are keys
    /// of a pane may arrive together.
    public static List<Input> split(AppState state, Input input) {
        return Scopes.areLettersKeys(state) && input instanceof Input.Typed t
                ? t.text().codePoints().<Input>mapToObj(c -> new Input.Typed(Character.toString(c))).toList()
                : List.of(input);
    }

    /// The intents of an input, in order; empty when it means nothing here.
    public List<Intent> route(AppState state, Input input) {
        return switch (input) {
            case Input.Pressed p -> pressed(state, p.key());
            case Input.Typed t -> typed(state, t.text());
            case Input.Pasted p -> pasted(state, p.text());
            case Input.Mouse m -> mouse.route(state, m).stream().flatMap(i -> special(state, i).stream()).toList();
            case Input.Resumed _ -> List.of(new ViewIntent.Redraw());
            case Input.Resized _, Input.Focused _, Input.Terminated _ -> List.of();
        };
    }

    private List<Intent> pressed(AppState state, Key key) {
        if (key.code() == Key.Code.CHARACTER && !key.ctrl() && !key.alt()) {
            return typed(state, Character.toString(Chord.normal(key).codePoint()));
        }
        List<Completions.Completion> completions = completions(state);
        if (!completions.isEmpty()) {
            if (key.equals(Key.of(Key.Code.TAB))) {
                return List.of(accept(Completions.chosen(state, completions)));
            }
            if (key.equals(Key.of(Key.Code.ENTER))) {
                return runCompletion(state, Completions.chosen(state, completions));
            }
        }
        Optional<Command> found = catalog.byKey(Scopes.of(state, !completions.isEmpty()), key);
        return found.isPresent() ? run(state, found.get(), "") : List.of();
    }

    private List<Intent> typed(AppState state, String text) {
        if (isForQuestion(state)) {
            return forQuestion(state, text);
        }
        Scope innermost = Scopes.of(state, false).getFirst();
        if (innermost == Scope.CONTEXT || innermost == Scope.PERMISSIONS) {
            return oneKey(state, text).map(c -> run(state, c, "")).orElse(List.of());
        }
        boolean keys = Scopes.areLettersKeys(state);
        if (state.keyOverlay().isPresent() && !keys) {
            return List.of(new OverlayIntent.Type(text));
        }
        if (!keys) {
            return List.of(new ComposerIntent.Insert(text));
        }
        Optional<Command> command = oneKey(state, text);
        if (command.isEmpty() && !state.overlays().isEmpty()) {
            return List.of();
        }
        // Text that is no command of the pane was meant for the editor.
        return command.isPresent()
                ? run(state, command.get(), "")
                : List.of(new ViewIntent.FocusPane(Pane.COMPOSER), new ComposerIntent.Insert(text));
    }

    /// A question that is open for an answer, or one that follows another so closely that the key may have been for either.
    private static boolean isForQuestion(AppState state) {
        return state.topOverlay().orElse(null) instanceof Overlay.Question q && (q.ready() || q.after());
    }

    /// One letter is an answer, unless it came too early; more than one at a time was written for somebody else.
    private List<Intent> forQuestion(AppState state, String text) {
        Optional<Command> command = text.codePointCount(0, text.length()) == 1
                ? catalog.byKey(List.of(Scope.QUESTION), Key.character(text.codePointAt(0)))
                : Optional.empty();
        if (command.isPresent()) {
            return state.keyOverlay().isPresent() ? run(state, command.get(), "") : List.of();
        }
        return List.of(new ComposerIntent.Insert(text));
    }

    private Optional<Command> oneKey(AppState state, String text) {
        return text.codePointCount(0, text.length()) == 1
                ? catalog.byKey(Scopes.of(state, false), Key.character(text.codePointAt(0)))
                : Optional.empty();
    }

    private static List<Intent> pasted(AppState state, String text) {
        boolean answering = state.topOverlay().orElse(null) instanceof Overlay.Question;
        if (state.keyOverlay().isPresent() && !answering) {
            return List.of(new OverlayIntent.Type(text));
        }
        return state.panes().focus() == Pane.COMPOSER
                ? List.of(new ComposerIntent.Paste(text))
                : List.of(new ViewIntent.FocusPane(Pane.COMPOSER), new ComposerIntent.Paste(text));
    }

    private List<Intent> run(AppState state, Command command, String argument) {
        return switch (command.availability().apply(state)) {
            case Availability.Disabled d -> List.of(new AppIntent.Tell(d.reason(), false));
            case Availability.Enabled _ -> special(state, command, argument);
        };
    }

    /// Commands whose meaning needs the catalogue itself.
    private List<Intent> special(AppState state, Command command, String argument) {
        return special(state, command.intent().apply(state, argument));
    }

    private List<Intent> special(AppState state, Intent intent) {
        if (intent instanceof ChatIntent.Send send) {
            return send(state, send.text());
        }
        if (intent instanceof ComposerIntent.CompletionMove move) {
            int count = completions(state).size();
            int selected = state.composer().completion().selected();
            int wanted = Math.clamp((long) Math.min(selected, count - 1) + move.step(), 0, Math.max(0, count - 1));
            return List.of(new ComposerIntent.CompletionMove(wanted - selected));
        }
        if (intent instanceof OverlayIntent.Move || intent instanceof OverlayIntent.MoveToEnd || intent instanceof OverlayIntent.Accept) {
            return inCatalogueList(state, intent);
        }
        return List.of(intent);
    }

    private List<Intent> send(AppState state, String text) {
        Optional<SlashLine> line = SlashLine.parse(text);
        if (line.isEmpty()) {
            return List.of(new ChatIntent.Send(SlashLine.unescape(text)));
        }
        Optional<Command> command = catalog.bySlash(line.get().name());
        Optional<String> objection = objection(state, line.get(), command);
        if (command.isEmpty() || objection.isPresent()) {
            return List.of(new AppIntent.Tell(objection.orElse(""), true));
        }
        List<Intent> intents = new ArrayList<>();
        intents.add(new ComposerIntent.Take());
        intents.addAll(run(state, command.get(), line.get().argument()));
        return intents;
    }

    /// Why a line is not done; it stays in the editor then.
    private static Optional<String> objection(AppState state, SlashLine line, Optional<Command> command) {
        if (command.isEmpty()) {
            return Optional.of("There is no command /" + line.name() + ". {palette.open} lists all; // at the start sends the text as it is.");
        }
        Slash slash = command.get().slash();
        if (slash != null && slash.argument().isEmpty() && !line.argument().isEmpty()) {
            return Optional.of("/" + line.name() + " takes nothing behind it; // at the start sends the text as it is.");
        }
        return command.get().availability().apply(state) instanceof Availability.Disabled d ? Optional.of(d.reason()) : Optional.empty();
    }

    private static Intent accept(Completions.Completion completion) {
        return new ComposerIntent.CompletionAccept(completion.text());
    }

    /// A name that was typed in full, and a command without its argument, are done as they stand: the list is an offer.
    private List<Intent> runCompletion(AppState state, Completions.Completion chosen) {
        String typed = state.composer().buffer().text();
        boolean named = SlashLine.parse(typed).filter(l -> l.argument().isEmpty() && catalog.bySlash(l.name()).isPresent()).isPresent();
        if (named && state.composer().completion().selected() == 0) {
            return send(state, typed);
        }
        if (!chosen.complete()) {
            return List.of(accept(chosen));
        }
        String before = state.composer().buffer().beforeCursor();
        return send(state, before.substring(0, before.lastIndexOf(' ') + 1) + chosen.text());
    }

    /// The rows of the palette and the help page are the catalogue's, so choosing among them is done here.
    private List<Intent> inCatalogueList(AppState state, Intent intent) {
        return switch (state.keyOverlay().orElse(null)) {
            case Overlay.Palette p -> {
                List<PaletteRows.Row> rows = PaletteRows.of(catalog, state, p.filter());
                int selected = Math.clamp(p.selected(), 0, Math.max(0, rows.size() - 1));
                if (!(intent instanceof OverlayIntent.Accept)) {
                    yield List.of(new OverlayIntent.Select(moved(intent, selected, rows.size())));
                }
                if (rows.isEmpty()) {
                    yield List.of();
                }
                List<Intent> intents = new ArrayList<>();
                intents.add(new OverlayIntent.Close());
                intents.addAll(run(state.pop(), rows.get(selected).command(), ""));
                yield intents;
            }
            case Overlay.Help h ->
                intent instanceof OverlayIntent.Accept
                        ? List.of(new OverlayIntent.Close())
                        : List.of(new OverlayIntent.Select(moved(intent, h.selected(), helpPlaces(state, h))));
            case null, default -> List.of(intent);
        };
    }

    /// How many rows of the help page can be the topmost.
    private int helpPlaces(AppState state, Overlay.Help help) {
        int shown = OverlayBox.of(state.panes(), help).rows().height();
        return Math.max(1, HelpRows.of(catalog, state, help.filter()).size() - shown + 1);
    }

    private static int moved(Intent intent, int selected, int count) {
        int wanted = switch (intent) {
            case OverlayIntent.Move m -> selected + m.rows();
            case OverlayIntent.MoveToEnd m -> m.last() ? count - 1 : 0;
            default -> selected;
        };
        return Math.clamp(wanted, 0, Math.max(0, count - 1));
    }

    /// The completion rows of a state, for the painter too.
    public List<Completions.Completion> completions(AppState state) {
        return state.panes().focus() == Pane.COMPOSER ? Completions.of(catalog, state) : List.of();
    }
}
