package dev.branchline.config;

/// Something in the settings that is not as it should be, in words for the user. Never holds the value of a secret.
///
/// The texts may quote what stands in the file: treat them as hostile when showing them.
///
/// @param line from 1; 0 when it is not about a place in the file
/// @param column from 1; 0 likewise
/// @param pointer JSON pointer of the value (RFC 6901), or the name of an environment variable
/// @param reason what is wrong, and what is used instead
/// @param whatToDo how to put it right
public record Problem(int line, int column, String pointer, String reason, String whatToDo) {
    /// In one line, as compilers write: `line 3, column 12: …`.
    public String sentence() {
        String place = line == 0 ? "" : "line " + line + ", column " + column + ": ";
        return place + reason + " " + whatToDo;
    }
}
