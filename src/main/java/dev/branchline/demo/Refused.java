package dev.branchline.demo;

import java.io.Serial;

/// A request that is answered with an error document and nothing else.
final class Refused extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Document document;

    Refused(Document document) {
        super(document.json());
        this.document = document;
    }

    Document document() {
        return document;
    }
}
