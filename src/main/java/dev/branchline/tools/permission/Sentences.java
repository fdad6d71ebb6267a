package dev.branchline.tools.permission;

/// Words for those who ask and those who are refused, in one place.
final class Sentences {
    private Sentences() {}

    static String told(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
