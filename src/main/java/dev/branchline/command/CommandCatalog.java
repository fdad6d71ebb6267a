package dev.branchline.command;

import dev.branchline.event.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every command of the program, in the order in which help shows them, with the keys that are in force.
///
/// Built once at start; building fails for two commands with one id, one slash name, or one key in one scope, so that a
/// clash is found by the first test that runs.
public final class CommandCatalog {
    private final Map<String, Command> byId = new LinkedHashMap<>();
    private final Map<String, Command> bySlash = new HashMap<>();
    private final Map<Scope, Map<Key, Command>> byKey = new HashMap<>();

    /// @throws IllegalArgumentException when two commands claim the same id, slash name or key
    public CommandCatalog(List<Command> commands) {
        commands.forEach(this::add);
    }

    /// Made by whoever asks first; the other threads of a start wait for it.
    private static final class Standard {
        static final CommandCatalog CATALOG = new CommandCatalog(StandardCommands.all());
    }

    /// The program's own commands with their default keys.
    public static CommandCatalog standard() {
        return Standard.CATALOG;
    }

    /// A catalogue in which the user's keys replace the default ones of the commands they name.
    ///
    /// @param problems the reasons for what could not be used; everything else is
    public record Customised(CommandCatalog catalog, List<String> problems) {}

    /// @param overrides command id to chords; an empty list unbinds
    public Customised withKeys(Map<String, List<String>> overrides) {
        if (overrides.isEmpty()) {
            return new Customised(this, List.of());
        }
        List<String> problems = new ArrayList<>();
        overrides.keySet().stream()
                .filter(id -> !byId.containsKey(id))
                .sorted()
                .forEach(id -> problems.add("keys: there is no command “" + id + "”."));
        List<Command> changed = new ArrayList<>();
        for (Command command : byId.values()) {
            List<String> texts = overrides.get(command.id());
            changed.add(texts == null ? command : rebound(command, texts, problems));
        }
        return new Customised(new CommandCatalog(withoutClashes(changed, overrides, problems)), problems);
    }

    /// Where none of the wanted keys can be read, the default ones stay: a slip must not take a command's only key.
    private static Command rebound(Command command, List<String> texts, List<String> problems) {
        List<Chord> chords = chords(command.id(), texts, problems);
        return chords.isEmpty() && !texts.isEmpty() ? command : command.withChords(chords);
    }

    private static List<Chord> chords(String id, List<String> texts, List<String> problems) {
        List<Chord> chords = new ArrayList<>();
        for (String text : texts) {
            try {
                chords.add(Chord.parse(text));
            } catch (IllegalArgumentException e) {
                problems.add("keys: " + id + ": " + e.getMessage());
            }
        }
        return chords;
    }

    /// A key the user gave to one command is taken from a default of another, in its scope and in those that are looked up
    /// before it; two of the user's own that clash are told.
    private static List<Command> withoutClashes(List<Command> commands, Map<String, List<String>> overrides, List<String> problems) {
        Map<Scope, Map<Key, String>> owners = new HashMap<>();
        for (Command command : commands) {
            if (overrides.containsKey(command.id())) {
                for (Chord chord : command.chords()) {
                    String other = owners.computeIfAbsent(command.scope(), _ -> new HashMap<>()).putIfAbsent(chord.key(), command.id());
                    if (other != null && !other.equals(command.id())) {
                        problems.add("keys: " + chord + " is given to both " + other + " and " + command.id() + "; the first has it.");
                    }
                }
            }
        }
        return commands.stream()
                .map(c -> c.withChords(c.chords().stream()
                        .filter(chord -> owners.getOrDefault(c.scope(), Map.of()).getOrDefault(chord.key(), c.id()).equals(c.id()))
                        .filter(chord -> overrides.containsKey(c.id()) || !isTakenOutside(c.scope(), chord.key(), owners))
                        .distinct()
                        .toList()))
                .toList();
    }

    private static boolean isTakenOutside(Scope inner, Key key, Map<Scope, Map<Key, String>> owners) {
        boolean pane = switch (inner) {
            case COMPOSER, COMPLETION, CONVERSATION, SIDE, CHANGES -> true;
            case ALWAYS, GLOBAL, LIST, MODELS, CONTEXT, PERMISSIONS, FIELD, QUESTION, REVIEW, PREVIEW, CONFLICTS, OPERATIONS, BLAME -> false;
        };
        return (pane && owners.getOrDefault(Scope.GLOBAL, Map.of()).containsKey(key))
                || (inner != Scope.ALWAYS && owners.getOrDefault(Scope.ALWAYS, Map.of()).containsKey(key));
    }

    private void add(Command command) {
        if (byId.put(command.id(), command) != null) {
            throw new IllegalArgumentException("two commands are called " + command.id());
        }
        if (command.slash() != null) {
            for (String name : command.slash().names()) {
                if (bySlash.put(name, command) != null) {
                    throw new IllegalArgumentException("two commands answer to /" + name);
                }
            }
        }
        for (Chord chord : command.chords()) {
            Command other = byKey.computeIfAbsent(command.scope(), _ -> new HashMap<>()).put(chord.key(), command);
            if (other != null) {
                throw new IllegalArgumentException(chord + " belongs to both " + other.id() + " and " + command.id());
            }
        }
    }

    public List<Command> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Command> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// @param name without the slash
    public Optional<Command> bySlash(String name) {
        return Optional.ofNullable(bySlash.get(name));
    }

    /// The command of a key, looking from the innermost scope outwards.
    public Optional<Command> byKey(List<Scope> scopes, Key key) {
        Key pressed = Chord.normal(key);
        for (Scope scope : scopes) {
            Command command = byKey.getOrDefault(scope, Map.of()).get(pressed);
            if (command != null) {
                return Optional.of(command);
            }
        }
        return escapedBefore(scopes, pressed);
    }

    /// Esc right before a Ctrl key arrives as Alt with it. What counts everywhere (quit, interrupt) must not be lost to that.
    private Optional<Command> escapedBefore(List<Scope> scopes, Key key) {
        boolean both = key.ctrl() && key.alt() && scopes.contains(Scope.ALWAYS);
        Key without = new Key(key.code(), key.codePoint(), key.ctrl(), false, key.shift());
        return both ? Optional.ofNullable(byKey.getOrDefault(Scope.ALWAYS, Map.of()).get(without)) : Optional.empty();
    }

    /// The key that is shown for a command: its first, else its slash name, else its title.
    public String shownKey(String id) {
        Command command = byId.get(id);
        if (command == null) {
            throw new IllegalArgumentException("there is no command " + id);
        }
        if (!command.chords().isEmpty()) {
            return command.chords().getFirst().toString();
        }
        return command.slash() != null ? "/" + command.slash().name() : "“" + command.title() + "”";
    }

    /// Replaces `{command.id}` in a text by that command's key; other braces stay as they are.
    public String expandKeys(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            if (byId.containsKey(text.substring(open + 1, close))) {
                out.append(text, from, open).append(shownKey(text.substring(open + 1, close)));
                from = close + 1;
            }
        }
        return from == 0 ? text : out.append(text, from, text.length()).toString();
    }
}
