package dev.branchline.demo;

/// What has been played of an answer so far.
final class Tally {
    int reasoning;
    int content;
    final StringBuilder text = new StringBuilder();

    int completion() {
        return reasoning + content;
    }
}
