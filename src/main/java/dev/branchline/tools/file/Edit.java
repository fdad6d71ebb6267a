package dev.branchline.tools.file;

import dev.branchline.tools.ToolException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One replacement that a model wishes.
///
/// @param all every occurrence, and not the one there must be
record Edit(String find, String replace, boolean all) {
    /// Either `find` and `replace`, or `edits`.
    static List<Edit> of(Args args) throws ToolException {
        boolean several = args.has("edits");
        if (several == (args.has("find") || args.has("replace"))) {
            throw new ToolException("Give either find and replace, or edits, a list of {find, replace}. Nothing was changed.");
        }
        List<Edit> edits = new ArrayList<>();
        if (several) {
            for (JsonNode one : args.node().get("edits")) {
                edits.add(one(new Args(one)));
            }
        } else {
            edits.add(one(args));
        }
        if (edits.isEmpty()) {
            throw new ToolException("The list of edits is empty. Nothing was changed.");
        }
        return edits;
    }

    private static Edit one(Args args) throws ToolException {
        return new Edit(args.text("find"), args.text("replace"), args.flag("all", false));
    }
}
