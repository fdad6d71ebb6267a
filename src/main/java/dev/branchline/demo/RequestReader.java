package dev.branchline.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Reads HTTP/1.1 requests: request line, headers, and a body by length or in chunks.
final class RequestReader {
    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_BODY = 64 * 1024 * 1024;

    private RequestReader() {}

    static Request read(InputStream in) throws IOException {
        String[] start = line(in).split(" ", 3);
        if (start.length != 3 || !start[2].startsWith("HTTP/1.")) {
            throw new ProtocolException("not an HTTP/1 request");
        }
        Map<String, String> headers = headers(in);
        String target = start[1];
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        Map<String, String> query = question < 0 ? Map.of() : query(target.substring(question + 1));
        return new Request(start[0], path, query, headers, new String(body(in, headers), StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon <= 0 || headers.size() == MAX_HEADERS) {
                throw new ProtocolException("bad or too many headers");
            }
            headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static Map<String, String> query(String text) throws IOException {
        Map<String, String> query = new HashMap<>();
        try {
            for (String pair : text.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                query.put(URLDecoder.decode(name, StandardCharsets.UTF_8), URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException badEscape) {
            throw new ProtocolException("bad escape in the query: " + badEscape.getMessage());
        }
        return query;
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks(in);
        }
        int length = number(headers.getOrDefault("content-length", "0"), 10);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new ProtocolException("body cut short");
        }
        return body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            int semicolon = size.indexOf(';');
            int length = number(semicolon < 0 ? size : size.substring(0, semicolon), 16);
            body.writeBytes(in.readNBytes(length));
            line(in);
            if (length == 0) {
                return body.toByteArray();
            }
            if (body.size() > MAX_BODY) {
                throw new ProtocolException("body too large");
            }
        }
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseInt(text.strip(), radix);
            if (number >= 0 && number <= MAX_BODY) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new ProtocolException("bad length: " + notANumber.getMessage());
        }
        throw new ProtocolException("bad length: " + text);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || line.size() == MAX_LINE) {
                throw new ProtocolException("request cut short or line too long");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
