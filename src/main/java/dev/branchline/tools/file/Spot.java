package dev.branchline.tools.file;

import dev.branchline.tools.CallContext;
import dev.branchline.tools.ToolException;
import dev.branchline.workspace.Place;

/// The place that a call names.
record Spot(Place.Found place) {
    static Spot toRead(CallContext context, String path) throws ToolException {
        Place.Found found = found(context, path);
        var refusal = context.workspace().readRefusal(found);
        if (refusal.isPresent()) {
            throw new ToolException(refusal.get());
        }
        return new Spot(found);
    }

    static Spot toWrite(CallContext context, String path) throws ToolException {
        Place.Found found = found(context, path);
        if (found.link() != null) {
            throw new ToolException(found.link() + " is a symbolic link to " + found.path() + ". Links are not written through: name "
                    + found.path() + " itself.");
        }
        var refusal = context.workspace().writeRefusal(found);
        if (refusal.isPresent()) {
            throw new ToolException(refusal.get());
        }
        return new Spot(found);
    }

    private static Place.Found found(CallContext context, String path) throws ToolException {
        return switch (context.workspace().locate(path)) {
            case Place.Found found -> found;
            case Place.Refused refused -> throw new ToolException(refused.reason());
        };
    }

    String path() {
        return place.path();
    }

    /// For telling: the root has no name of its own.
    String shown() {
        return place.path().isEmpty() ? "." : place.path();
    }

    String mustAsk() {
        return switch (place) {
            case Place.Inside _ -> "";
            case Place.Outside outside -> outside.path() + " is outside of the workspace.";
        };
    }
}
