package dev.branchline.tools;

import java.io.IOException;

/// Keeps whole outputs of which the model is sent a part.
@FunctionalInterface
public interface FullTexts {
    /// @return the name under which the text is found again: the hash of its blob
    String keep(String text) throws IOException;
}
