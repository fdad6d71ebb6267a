package dev.branchline.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Where one answer to one request is written.
final class Reply {
    private final Socket socket;
    private final OutputStream out;

    Reply(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    void json(Document document) throws IOException {
        byte[] body = document.json().getBytes(StandardCharsets.UTF_8);
        out.write(concat(head(document.status(), "application/json", document.headers()) + "Content-Length: " + body.length + "\r\n\r\n", body));
        out.flush();
    }

    /// Sends the head of an event stream.
    EventStream events(Map<String, String> headers, boolean dribbled) throws IOException {
        String head = head(200, "text/event-stream", headers) + "Cache-Control: no-cache\r\nTransfer-Encoding: chunked\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return new EventStream(socket, out, dribbled);
    }

    /// Cuts the connection without a word: the client sees a reset.
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static String head(int status, String type, Map<String, String> headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + phrase(status) + "\r\nContent-Type: " + type + "\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.toString();
    }

    private static byte[] concat(String head, byte[] body) {
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private static String phrase(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 402 -> "Payment Required";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 413 -> "Content Too Large";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Status " + status;
        };
    }
}
