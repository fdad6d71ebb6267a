package dev.branchline.demo;

import java.io.IOException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Where an answer is played to.
interface Outlet {
    void keepAlive() throws IOException;

    void text(String token) throws IOException;

    /// @param detail the same as an entry of `reasoning_details`
    void reasoning(String token, ObjectNode detail) throws IOException;

    /// An entry without readable text: a signature or an encrypted block.
    void sealedReasoning(ObjectNode detail) throws IOException;

    void image(String url) throws IOException;

    void annotations(ArrayNode annotations) throws IOException;

    /// A piece of a tool call; `id` and `name` are empty but for the first one.
    void toolCall(int index, String id, String name, String arguments) throws IOException;

    /// What was given so far goes out now.
    void flush() throws IOException;
}
