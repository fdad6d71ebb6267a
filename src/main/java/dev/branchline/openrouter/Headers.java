package dev.branchline.openrouter;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// The response headers that an error or answer may need; names in lower case.
@FunctionalInterface
interface Headers {
    Headers NONE = _ -> null;

    @Nullable String first(String name);

    static Headers of(HttpHeaders headers) {
        return name -> headers.firstValue(name).orElse(null);
    }
}
