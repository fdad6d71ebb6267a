package dev.branchline.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Asks a demo server as a program would, with the JDK's own client.
final class DemoClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final DemoServer server;

    DemoClient(DemoServer server) {
        this.server = server;
    }

    /// @param data the data of each event in order, `[DONE]` included
    record Answer(int status, String generation, List<String> data, int comments) {
        List<JsonNode> chunks() {
            return data.stream().filter(d -> d.startsWith("{")).map(Json::parse).toList();
        }

        String text() {
            return joined("content");
        }

        String reasoning() {
            return joined("reasoning");
        }

        JsonNode last() {
            return chunks().getLast();
        }

        private String joined(String field) {
            StringBuilder text = new StringBuilder();
            chunks().forEach(chunk -> text.append(chunk.path("choices").path(0).path("delta").path(field).asString("")));
            return text.toString();
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    static ObjectNode body(String model, String prompt) {
        ObjectNode body = Json.object().put("model", model).put("stream", true);
        body.putArray("messages").addObject().put("role", "user").put("content", prompt);
        return body;
    }

    Answer ask(String model, String prompt) throws IOException, InterruptedException {
        return ask(body(model, prompt));
    }

    Answer ask(ObjectNode body) throws IOException, InterruptedException {
        return read(open(body));
    }

    HttpResponse<String> askWhole(ObjectNode body) throws IOException, InterruptedException {
        return http.send(chat(body), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<InputStream> open(ObjectNode body) throws IOException, InterruptedException {
        return http.send(chat(body), HttpResponse.BodyHandlers.ofInputStream());
    }

    static Answer read(HttpResponse<InputStream> response) throws IOException {
        List<String> data = new ArrayList<>();
        int comments = 0;
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    data.add(line.substring(6));
                } else if (line.startsWith(":")) {
                    comments++;
                }
            }
        }
        return new Answer(response.statusCode(), response.headers().firstValue("X-Generation-Id").orElse(""), data, comments);
    }

    private HttpRequest chat(ObjectNode body) {
        return request("/chat/completions").header("Content-Type", "application/json").header("X-OpenRouter-Metadata", "enabled")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).header("Authorization", "Bearer " + server.key().reveal());
    }

    HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
