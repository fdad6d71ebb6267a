package dev.branchline.demo;

import dev.branchline.model.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// Which request gets which answer. Everything needs the key, also what the real service gives to anyone.
final class Routes {
    private static final String BASE = "/api/v1";
    private static final String BEARER = "Bearer ";

    private final Secret key;
    private final Account account;
    private final Chat chat;

    Routes(Secret key, Pacer pacer, WireTap tap) {
        this.key = key;
        this.account = new Account(pacer);
        this.chat = new Chat(pacer, account, tap);
    }

    Chat chat() {
        return chat;
    }

    void answer(Request request, Reply reply) throws IOException, InterruptedException {
        Document refusal = refusal(request.header("authorization"));
        if (refusal != null) {
            reply.json(refusal);
        } else if (request.path().equals(BASE + "/chat/completions")) {
            if (request.method().equals("POST")) {
                chat.answer(request, reply);
            } else {
                reply.json(Problems.wrongMethod());
            }
        } else {
            reply.json(request.method().equals("GET") ? document(request) : Problems.wrongMethod());
        }
    }

    private @Nullable Document refusal(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return Problems.noKey();
        }
        byte[] given = authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, key.reveal().getBytes(StandardCharsets.UTF_8)) ? null : Problems.wrongKey();
    }

    private Document document(Request request) {
        String path = request.path().startsWith(BASE) ? request.path().substring(BASE.length()) : "";
        return switch (path) {
            case "/models", "/models/user" -> Document.ok(CatalogueJson.models());
            case "/models/count" -> Document.ok("{\"data\":{\"count\":" + DemoModels.all().size() + "}}");
            case "/providers" -> Document.ok(CatalogueJson.providers());
            case "/key" -> account.key();
            case "/credits" -> account.credits();
            case "/generation" -> account.generation(request.query().getOrDefault("id", ""));
            default -> ofModel(path);
        };
    }

    private static Document ofModel(String path) {
        String ending = "/endpoints";
        if (path.startsWith("/models/") && path.endsWith(ending)) {
            DemoModel model = DemoModels.find(path.substring("/models/".length(), path.length() - ending.length()));
            return model == null ? Problems.notFound("Model") : Document.ok(CatalogueJson.endpoints(target(model)));
        }
        DemoModel model = path.startsWith("/model/") ? DemoModels.find(path.substring("/model/".length())) : null;
        if (model == null) {
            return Problems.notFound("Resource");
        }
        return Document.ok("{\"data\":" + CatalogueJson.model(target(model)) + "}");
    }

    private static DemoModel target(DemoModel model) {
        return model.aliasOf() == null ? model : DemoModels.get(model.aliasOf());
    }
}
