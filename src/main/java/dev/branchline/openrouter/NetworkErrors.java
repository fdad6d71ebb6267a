package dev.branchline.openrouter;

import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Says in a sentence what the network did.
final class NetworkErrors {
    private NetworkErrors() {}

    static ApiError of(Throwable thrown, URI uri) {
        Throwable cause = unwrapped(thrown);
        String host = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        if (cause instanceof SseReader.TooLong) {
            return ApiError.of(Kind.PROTOCOL, "The server sent more than an answer can hold; reading was broken off");
        }
        String message;
        if (cause instanceof HttpConnectTimeoutException) {
            message = "No connection to " + host + " within " + HttpConnection.CONNECT_TIMEOUT.toSeconds() + " s";
        } else if (finds(cause, UnknownHostException.class) || finds(cause, UnresolvedAddressException.class)) {
            message = "The name " + host + " was not found: check the network or the base URL";
        } else if (cause instanceof ConnectException) {
            message = "No connection to " + host + ": " + told(cause, "connection refused");
        } else if (finds(cause, SSLException.class)) {
            message = "No secure connection to " + host + ": " + told(cause, "TLS failed");
        } else {
            message = broken(host, told(cause, cause.getClass().getSimpleName()));
        }
        return ApiError.of(Kind.NETWORK, message);
    }

    /// What the HTTP client says of a line that was cut is about its own insides.
    private static String broken(String host, String told) {
        if (told.contains("received no bytes")) {
            return host + " closed the connection without an answer";
        }
        if (told.contains("Invalid status line")) {
            return host + " does not speak HTTP: check the base URL";
        }
        if (told.contains("RST_STREAM") || told.contains("GOAWAY")) {
            return host + " gave the answer up before its end";
        }
        if (told.contains("chunked transfer encoding") || told.contains("EOF reached") || told.contains("fixed content-length")) {
            return "The connection to " + host + " was cut off";
        }
        return "The connection to " + host + " broke: " + told;
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean finds(Throwable thrown, Class<? extends Throwable> type) {
        int depth = 0;
        for (@Nullable Throwable t = thrown; t != null && depth < 10; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
            depth++;
        }
        return false;
    }

    private static String told(Throwable cause, String otherwise) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? otherwise : ErrorText.sentence(message);
    }
}
