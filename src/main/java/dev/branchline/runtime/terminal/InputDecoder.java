package dev.branchline.runtime.terminal;

import dev.branchline.event.Input;
import dev.branchline.event.Key;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Turns the bytes of a terminal into input events: a state machine that may be fed in pieces of any size.
///
/// Two rules above all. What starts with ESC and is not understood is dropped, never typed. And nothing the terminal forgets to
/// send can take the keyboard away: whatever is unfinished has a deadline, after which [#timeout] settles it.
/// Sizes do not come this way. Not thread-safe; [InputPump] adds the thread and the timer.
public final class InputDecoder {
    /// What [#deadlineNanos] says when nothing is pending.
    public static final long NO_DEADLINE = Long.MAX_VALUE;

    /// A lone ESC is the Escape key when nothing has followed for so long.
    static final long ESCAPE_NANOS = 25_000_000;
    /// The rest of a sequence may come late (ssh); then it is dropped, and its first two bytes were Alt and a sign.
    static final long SEQUENCE_NANOS = 250_000_000;
    /// Silence in the middle of a paste, after which what has come is delivered.
    static final long PASTE_NANOS = 1_000_000_000;
    /// A Ctrl+C that comes alone after so much silence in a paste is a user whose keyboard seems dead.
    private static final long PASTE_INTERRUPT_NANOS = 100_000_000;
    /// After a silence in a paste, a piece of more bytes than this is more paste, a smaller one is a key.
    private static final int KEY_SIZED = 24;

    private static final int ESC = 0x1b;

    private enum State { GROUND, ESCAPE, ESCAPE_ESCAPE, SS3, CSI, LINUX_F_KEY, STRING, STRING_ESCAPE, X10_MOUSE, PASTE }

    private final LongSupplier clock;
    private final Consumer<Input> sink;
    private final Utf8Collector utf8 = new Utf8Collector();
    private final StringBuilder typed = new StringBuilder();
    private final CsiSequence csi = new CsiSequence();
    private final PasteBuffer paste = new PasteBuffer();
    private final int[] mouse = new int[3];
    private State state = State.GROUND;
    private boolean alt;
    private boolean controlH;
    private boolean stringHasContent;
    private int introducer;
    private int mouseBytes;
    private boolean pasteStalled;
    private long lastByteNanos;

    /// @param clock as `System::nanoTime`
    /// @param sink gets each event, during [#feed] or [#timeout]
    public InputDecoder(LongSupplier clock, Consumer<Input> sink) {
        this.clock = clock;
        this.sink = sink;
    }

    /// Whether the terminal's Backspace key sends ^H.
    public void erasesWithControlH(boolean erases) {
        controlH = erases;
    }

    /// Decodes a piece of input; all events that it completes are delivered before this returns.
    public void feed(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return;
        }
        long now = clock.getAsLong();
        if (pasteStalled) {
            resumeOrEndPaste(bytes, offset, length);
        } else if (state == State.PASTE && length == 1 && bytes[offset] == 3 && now - lastByteNanos > PASTE_INTERRUPT_NANOS) {
            endPaste();
        }
        lastByteNanos = now;
        int end = offset + length;
        int i = offset;
        while (i < end) {
            if (state == State.PASTE) {
                i = feedPaste(bytes, i, end);
            } else {
                accept(bytes[i++] & 0xff);
            }
        }
        flushTyped();
    }

    public void feed(byte[] bytes) {
        feed(bytes, 0, bytes.length);
    }

    /// When [#timeout] must be called unless more bytes come first, on the given clock; [#NO_DEADLINE] for never.
    public long deadlineNanos() {
        return switch (state) {
            case GROUND -> NO_DEADLINE;
            case ESCAPE, ESCAPE_ESCAPE -> lastByteNanos + ESCAPE_NANOS;
            case SS3, CSI, LINUX_F_KEY, STRING, STRING_ESCAPE, X10_MOUSE -> lastByteNanos + SEQUENCE_NANOS;
            case PASTE -> pasteStalled ? NO_DEADLINE : lastByteNanos + PASTE_NANOS;
        };
    }

    /// Settles what is pending if its deadline has passed; else does nothing.
    public void timeout() {
        long deadline = deadlineNanos();
        if (deadline == NO_DEADLINE || clock.getAsLong() - deadline < 0) {
            return;
        }
        switch (state) {
            case GROUND -> {}
            case ESCAPE -> key(Key.Code.ESCAPE, false);
            case ESCAPE_ESCAPE -> {
                key(Key.Code.ESCAPE, false);
                key(Key.Code.ESCAPE, false);
            }
            case SS3 -> altSign('O');
            case CSI -> {
                if (csi.isEmpty()) {
                    altSign('[');
                }
            }
            case STRING -> {
                if (!stringHasContent) {
                    altSign(introducer);
                }
            }
            case LINUX_F_KEY, STRING_ESCAPE, X10_MOUSE -> {}
            case PASTE -> {
                pasteStalled = true;
                deliverPaste(false);
                return;
            }
        }
        ground();
    }

    private void accept(int b) {
        switch (state) {
            case GROUND -> acceptGround(b);
            case ESCAPE -> acceptEscape(b);
            case ESCAPE_ESCAPE -> acceptEscapeEscape(b);
            case SS3 -> acceptSs3(b);
            case CSI -> acceptCsi(b);
            case LINUX_F_KEY -> acceptLinuxFunctionKey(b);
            case STRING -> acceptString(b);
            case STRING_ESCAPE -> acceptStringEscape(b);
            case X10_MOUSE -> acceptX10Mouse(b);
            case PASTE -> throw new IllegalStateException("pastes are fed in bulk");
        }
    }

    private void acceptGround(int b) {
        if (utf8.isPending()) {
            if (utf8.continues(b)) {
                codePoint(utf8.add(b));
                return;
            }
            codePoint(utf8.abandon());
        }
        if (b == ESC) {
            state = State.ESCAPE;
        } else if (b < 0x20 || b == 0x7f) {
            control(b);
        } else {
            codePoint(b < 0x80 ? b : utf8.start(b));
        }
    }

    /// @param codePoint [Utf8Collector#INCOMPLETE] when it takes more bytes
    private void codePoint(int codePoint) {
        if (codePoint == Utf8Collector.INCOMPLETE || (codePoint >= 0x80 && codePoint < 0xa0)) {
            return;
        }
        if (alt) {
            alt = false;
            emit(new Input.Pressed(KeyTable.character(codePoint, false, true, false)));
        } else {
            typed.appendCodePoint(codePoint);
        }
    }

    private void control(int b) {
        boolean withAlt = alt;
        alt = false;
        emit(new Input.Pressed(controlH ? KeyTable.controlSwapped(b, withAlt) : KeyTable.control(b, withAlt)));
    }

    private void acceptEscape(int b) {
        state = State.GROUND;
        switch (b) {
            case '[' -> {
                csi.clear();
                state = State.CSI;
            }
            case 'O' -> state = State.SS3;
            case ']', 'P', 'X', '^', '_' -> {
                introducer = b;
                stringHasContent = false;
                state = State.STRING;
            }
            case ESC -> state = State.ESCAPE_ESCAPE;
            default -> {
                alt = true;
                acceptGround(b);
            }
        }
    }

    /// Two ESC are Alt with a sequence (rxvt), or the Escape key and then something.
    private void acceptEscapeEscape(int b) {
        if (b == '[' || b == 'O') {
            alt = true;
        } else {
            key(Key.Code.ESCAPE, false);
        }
        acceptEscape(b);
    }

    private void acceptSs3(int b) {
        if (restarted(b)) {
            return;
        }
        boolean withAlt = alt;
        ground();
        Input input = KeyTable.ss3(b, withAlt);
        if (input != null) {
            emit(input);
        }
    }

    private void acceptCsi(int b) {
        if (restarted(b)) {
            return;
        }
        if (b == '[' && csi.isEmpty()) {
            state = State.LINUX_F_KEY;
        } else if (b >= 0x40 && b <= 0x7e) {
            finishCsi(b);
        } else if (b >= 0x20 && b < 0x40) {
            csi.add(b);
        }
    }

    private void finishCsi(int last) {
        boolean withAlt = alt;
        ground();
        if (last == '~' && csi.isPlain() && csi.parameter(0, 0) == 200) {
            flushTyped();
            state = State.PASTE;
        } else if (last == 'M' && csi.isEmpty()) {
            mouseBytes = 0;
            state = State.X10_MOUSE;
        } else {
            Input input = csi.isMouse() ? MouseTable.sgr(csi, last == 'M') : KeyTable.csi(csi, last, withAlt);
            if (input instanceof Input.Typed(String text)) {
                typed.append(text);
            } else if (input != null) {
                emit(input);
            }
        }
    }

    private void acceptLinuxFunctionKey(int b) {
        if (restarted(b)) {
            return;
        }
        boolean withAlt = alt;
        ground();
        if (b >= 'A' && b <= 'E') {
            emit(new Input.Pressed(new Key(KeyTable.functionKey(b - 'A' + 1), 0, false, withAlt, false)));
        }
    }

    private void acceptString(int b) {
        if (b == ESC) {
            state = State.STRING_ESCAPE;
        } else if (b == 7 || b == 0x18 || b == 0x1a) {
            ground();
        } else {
            stringHasContent = true;
        }
    }

    private void acceptStringEscape(int b) {
        if (b == '\\') {
            ground();
        } else {
            // The string was cut off by a new sequence.
            alt = false;
            acceptEscape(b);
        }
    }

    private void acceptX10Mouse(int b) {
        mouse[mouseBytes++] = b;
        if (mouseBytes == 3) {
            ground();
            Input input = MouseTable.x10(mouse[0], mouse[1], mouse[2]);
            if (input != null) {
                emit(input);
            }
        }
    }

    /// Whether a control byte inside a sequence has cut it off.
    private boolean restarted(int b) {
        if (b == ESC) {
            ground();
            state = State.ESCAPE;
            return true;
        }
        if (b == 0x18 || b == 0x1a) {
            ground();
            return true;
        }
        return false;
    }

    private int feedPaste(byte[] bytes, int from, int end) {
        int next = paste.add(bytes, from, end);
        if (paste.isComplete()) {
            endPaste();
        } else if (paste.isFull()) {
            deliverPaste(false);
        }
        return next;
    }

    private void resumeOrEndPaste(byte[] bytes, int offset, int length) {
        pasteStalled = false;
        if (length <= KEY_SIZED && !paste.wouldComplete(bytes, offset, length)) {
            endPaste();
        }
    }

    private void endPaste() {
        deliverPaste(true);
        paste.clear();
        ground();
    }

    /// @param whole false keeps back what more bytes may belong to
    private void deliverPaste(boolean whole) {
        String text = paste.take(whole);
        if (!text.isEmpty()) {
            emit(new Input.Pasted(text));
        }
    }

    private void altSign(int sign) {
        emit(new Input.Pressed(KeyTable.character(sign, false, true, false)));
    }

    private void key(Key.Code code, boolean withAlt) {
        emit(new Input.Pressed(new Key(code, 0, false, withAlt, false)));
    }

    private void ground() {
        state = State.GROUND;
        alt = false;
    }

    private void emit(Input input) {
        flushTyped();
        sink.accept(input);
    }

    private void flushTyped() {
        if (!typed.isEmpty()) {
            String text = typed.toString();
            typed.setLength(0);
            sink.accept(new Input.Typed(text));
        }
    }
}
