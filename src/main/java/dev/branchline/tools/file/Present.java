package dev.branchline.tools.file;

import dev.branchline.model.change.FileState;
import dev.branchline.tools.CallContext;
import dev.branchline.tools.ToolException;
import dev.branchline.workspace.FileContent;
import dev.branchline.workspace.FileText;
import dev.branchline.workspace.TextCodec;
import java.util.Optional;

/// A text file that is there, and that the model knows as it is.
record Present(FileState state, FileText text) {
    /// @throws ToolException when it is no text file, or not as the model saw it last; says what to do
    static Present of(Spot spot, FileContent content, CallContext context) throws ToolException {
        switch (content.state()) {
            case FileState.Regular _ -> {}
            case FileState.Absent _ -> throw Near.missing(spot.place());
            case FileState.Link _ -> throw new ToolException(spot.path() + " is a symbolic link by now. Nothing was changed.");
            case FileState.Unkept unkept -> throw new ToolException(spot.shown() + " is " + unkept.why()
                    + ", so it cannot be changed by this tool. Nothing was changed.");
        }
        Optional<FileState> seen = context.seen().state(spot.path());
        if (seen.isEmpty()) {
            throw new ToolException(spot.path() + " exists and you have not read it. Read it with read_file first, then repeat the change. "
                    + "Nothing was changed.");
        }
        if (!sameContent(seen.get(), content.state())) {
            throw Writing.stale(spot);
        }
        FileText text = TextCodec.decode(content.bytes()).orElseThrow(() -> new ToolException(
                spot.path() + " is not text (" + Kinds.binary(content.bytes()) + "). Nothing was changed."));
        return new Present(content.state(), text);
    }

    /// A changed mode does not make a text stale.
    private static boolean sameContent(FileState seen, FileState now) {
        return seen.equals(now)
                || (seen instanceof FileState.Regular a && now instanceof FileState.Regular b && a.hash().equals(b.hash()));
    }
}
