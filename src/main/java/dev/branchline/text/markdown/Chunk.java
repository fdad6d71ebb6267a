package dev.branchline.text.markdown;

import dev.branchline.text.StyledLine;
import java.util.List;
import java.util.Set;

/// A settled piece of a document: whole top-level blocks, or whole items of a top-level list.
///
/// @param start offset in the source
/// @param end   offset in the source, exclusive
/// @param from  how it joins what is above
/// @param wanted labels that it asked for and that nothing settled defines so far
/// @param rows  for the document's width, without the empty row above
record Chunk(int start, int end, Joint from, Set<String> wanted, List<StyledLine> rows) {
    /// @param gap whether an empty row is above
    /// @param ordinal the number of the first item when a list goes on here, else -1
    record Joint(boolean gap, int ordinal) {
        static final Joint NEW_BLOCK = new Joint(true, -1);
    }
}
