package dev.branchline.context;

/// Tells what was surely meant as a path from other words that begin with an `@`, such as annotations in code.
final class PlainPath {
    private PlainPath() {}

    static boolean isMeant(String word) {
        return word.indexOf('/') >= 0 || word.startsWith("~") || word.indexOf(' ') >= 0 || word.matches("[\\w.-]*\\.[A-Za-z0-9]{1,5}");
    }
}
