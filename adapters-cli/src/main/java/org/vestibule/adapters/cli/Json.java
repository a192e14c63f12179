package org.vestibule.adapters.cli;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;

/** Writes JSON as it comes, a line for each object, so that lists may be of any length. */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_CONTENT) // what broke off looks so
            .build();

    private Json() {}

    /** Writes one object. */
    static void object(OutputStream out, Map<String, ?> fields) {
        write(out, generator -> {
            generator.writePOJO(fields);
        });
    }
}
