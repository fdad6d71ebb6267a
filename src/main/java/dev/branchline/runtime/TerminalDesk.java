package dev.branchline.runtime;

import dev.branchline.event.Arrived;
import dev.branchline.event.EventBus;
import dev.branchline.log.Log;
import dev.branchline.runtime.terminal.Capabilities;
import dev.branchline.runtime.terminal.TerminalSequences;
import dev.branchline.runtime.terminal.Tty;
import dev.branchline.state.Effect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The terminal's own services: title, mouse, clipboard, the shell, the editor. UI thread.
public final class TerminalDesk implements TerminalControl {
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9_+-]{1,12}");

    private final Tty tty;
    private final Capabilities capabilities;
    private final Map<String, String> environment;
    private final EventBus bus;
    private final Log log;
    private String title = "";

    public TerminalDesk(Tty tty, Capabilities capabilities, Map<String, String> environment, EventBus bus, Log log) {
        this.tty = tty;
        this.capabilities = capabilities;
        this.environment = environment;
        this.bus = bus;
        this.log = log;
    }

    @Override
    public void mouse(boolean on) {
        write(TerminalSequences.mouse(on));
    }

    @Override
    public void title(String text) {
        if (capabilities.title() && !text.equals(title)) {
            title = text;
            write(TerminalSequences.title(text));
        }
    }

    @Override
    public void copy(String text) {
        List<List<String>> programs = Clipboard.programs(environment);
        if (!programs.isEmpty()) {
            Thread.ofVirtual().name("copy").start(() -> bus.publish(Clipboard.copy(text, programs)));
            return;
        }
        byte[] sequence = TerminalSequences.copy(text);
        if (sequence.length == 0) {
            bus.publish(new Arrived.EffectFailed("Not copied", "The text is too long for the terminal's clipboard, and no clipboard program is there."));
            return;
        }
        write(sequence);
        bus.publish(new Arrived.Copied("Sent to the terminal for its clipboard; whether it took it cannot be known."));
    }

    @Override
    public void suspend() {
        tty.suspend();
    }

    @Override
    public Arrived.EditorReturned edit(Effect.OpenEditor request) {
        EditedText edited = null;
        try {
            edited = EditedText.write(request.text(), ending(request.path()));
            return new Arrived.EditorReturned(request.request(), edited(edited));
        } catch (IOException e) {
            bus.publish(new Arrived.EffectFailed("Editor", String.valueOf(e.getMessage())));
            return new Arrived.EditorReturned(request.request(), null);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Arrived.EditorReturned(request.request(), null);
        } finally {
            close(edited);
        }
    }

    private String edited(EditedText edited) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(editor());
        command.add(edited.file().toString());
        int code;
        try {
            code = tty.runForeground(new ProcessBuilder(command));
        } catch (IOException e) {
            throw new IOException(e.getMessage() + " Set EDITOR to the program you want.", e);
        }
        return edited.read(command.getFirst(), code);
    }

    /// What editors know a language by. Paths come from models: only what is sure to be no more than an ending is taken.
    private static String ending(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String ending = name.substring(Math.max(0, name.lastIndexOf('.')));
        return ENDING.matcher(ending).matches() ? ending : ".txt";
    }

    @Override
    public void editFile(Path file, int line) {
        List<String> command = new ArrayList<>(editor());
        String program = command.getFirst();
        command.addAll(atLine(program.substring(program.lastIndexOf('/') + 1), file, line));
        try {
            int code = tty.runForeground(new ProcessBuilder(command));
            if (code != 0) {
                bus.publish(new Arrived.EffectFailed("Editor", program + " ended with code " + code + "."));
            }
        } catch (IOException e) {
            bus.publish(new Arrived.EffectFailed("Editor", e.getMessage() + " Set EDITOR to the program you want."));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Editors that do not know `+LINE` have ways of their own.
    private static List<String> atLine(String program, Path file, int line) {
        return switch (program) {
            case "code", "codium", "code-insiders", "cursor" -> List.of("--wait", "--goto", file + ":" + line);
            case "hx", "helix", "subl", "zed" -> List.of(file + ":" + line);
            default -> List.of("+" + line, file.toString());
        };
    }

    /// `$VISUAL`, then `$EDITOR`, then `vi`; options in them count.
    private List<String> editor() {
        for (String variable : List.of("VISUAL", "EDITOR")) {
            String value = environment.getOrDefault(variable, "").strip();
            if (!value.isEmpty()) {
                return List.of(value.split("\\s+"));
            }
        }
        return List.of("vi");
    }

    private void close(@Nullable EditedText edited) {
        if (edited != null) {
            try {
                edited.close();
            } catch (IOException e) {
                log.warn("the editor's file could not be deleted", e);
            }
        }
    }

    private void write(byte[] bytes) {
        tty.write(bytes, 0, bytes.length);
    }
}
