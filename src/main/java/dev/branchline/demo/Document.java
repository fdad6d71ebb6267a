package dev.branchline.demo;

import java.util.Map;

/// A complete JSON answer.
record Document(int status, String json, Map<String, String> headers) {
    static Document ok(String json) {
        return new Document(200, json, Map.of());
    }
}
