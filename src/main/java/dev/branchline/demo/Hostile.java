package dev.branchline.demo;

/// Puts what must never reach a terminal into an answer that describes it.
final class Hostile {
    private Hostile() {}

    /// Replaces each `{{…}}` mark by the real thing.
    static String arm(String text) {
        return text.replace("{{esc}}", "\u001b").replace("{{bel}}", "\u0007").replace("{{csi}}", "\u009b").replace("{{osc}}", "\u009d")
                .replace("{{dcs}}", "\u0090").replace("{{st}}", "\u009c").replace("{{cr}}", "\r").replace("{{bs}}", "\b")
                .replace("{{nul}}", "\u0000").replace("{{del}}", "\u007f").replace("{{rlo}}", "\u202e").replace("{{lri}}", "\u2066")
                .replace("{{pdi}}", "\u2069").replace("{{rlm}}", "\u200f").replace("{{zwsp}}", "\u200b").replace("{{wj}}", "\u2060")
                .replace("{{bom}}", "\ufeff").replace("{{tag}}", "\udb40\udc41").replace("{{lsep}}", "\u2028").replace("{{shy}}", "\u00ad")
                .replace("{{lone}}", "\ud83d").replace("{{so}}", "\u000e").replace("{{vt}}", "\u000b").replace("{{ff}}", "\f")
                .replace("{{zalgo}}", "z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034d");
    }
}
