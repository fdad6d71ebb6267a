package dev.branchline.openrouter;

/// Keeps the two halves of a surrogate pair together when a provider cuts between them: a delta must be whole text.
final class SurrogateGate {
    private String held = "";

    String pass(String piece) {
        if (piece.isEmpty()) {
            return piece;
        }
        String joined = held.isEmpty() ? piece : held + piece;
        boolean torn = Character.isHighSurrogate(joined.charAt(joined.length() - 1));
        held = torn ? joined.substring(joined.length() - 1) : "";
        return Json.encodable(torn ? joined.substring(0, joined.length() - 1) : joined);
    }

    /// What remains of a half whose other half never came.
    String rest() {
        return held.isEmpty() ? "" : "\uFFFD";
    }
}
