package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Tells what the API is, for programs that make programs of it (OpenAPI 3.1). It is a file, so that changes of it are seen. */
final class ApiDocument {

    private static final String FILE = "openapi.json";

    private final String text;

    ApiDocument() {
        try (InputStream file = Objects.requireNonNull(ApiDocument.class.getResourceAsStream(FILE))) {
            text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Answer tell(HttpServletRequest request) {
        return Answer.forAll(text);
    }
}
