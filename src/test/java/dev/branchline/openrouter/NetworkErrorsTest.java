package dev.branchline.openrouter;

import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NetworkErrorsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "chunked transfer encoding, state: READING_LENGTH | The connection to openrouter.ai was cut off",
        "EOF reached while reading | The connection to openrouter.ai was cut off",
        "fixed content-length: 40, bytes received: 12 | The connection to openrouter.ai was cut off",
        "HTTP/1.1 header parser received no bytes | openrouter.ai closed the connection without an answer",
        "Invalid status line: \"SSH-2.0\" | openrouter.ai does not speak HTTP: check the base URL",
        "Received RST_STREAM: Internal error | openrouter.ai gave the answer up before its end",
        "/10.0.0.2:9: GOAWAY received | openrouter.ai gave the answer up before its end",
        "Connection reset | The connection to openrouter.ai broke: Connection reset",
    })
    void whatTheClientSaysOfItsOwnInsidesIsSaidPlainly(String told, String shown) {
        ApiError error = NetworkErrors.of(new IOException(told), URI.create("https://openrouter.ai/api/v1"));
        assertThat(error).isEqualTo(ApiError.of(Kind.NETWORK, shown));
    }
}
