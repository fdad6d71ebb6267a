package dev.branchline.ui;

/// Those of the things that change all the time on which a picture does not depend. It depends on everything else in a frame,
/// what is added to the state later included.
///
/// @param clock the time; still, a picture is never older than a quarter of an hour and a key
/// @param answers how much of the running answers has come
/// @param editor the editor's text
/// @param view where the conversation is scrolled to
public record Overlooks(boolean clock, boolean answers, boolean editor, boolean view) {
    public static final Overlooks EDITOR_AND_VIEW = new Overlooks(false, false, true, true);
    public static final Overlooks CLOCK_EDITOR_AND_VIEW = new Overlooks(true, false, true, true);
}
