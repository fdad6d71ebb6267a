package dev.branchline.demo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One HTTP request, read whole.
///
/// @param path without the query
/// @param headers by lower-case name
record Request(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
    @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }
}
