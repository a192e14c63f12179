package org.vestibule.adapters.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Writes one JSON value and a line end, always as UTF-8. Lists are written as they come and may be of any length; where
 * one breaks off, its end is missing, so that nobody takes it for whole.
 */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final JsonGenerator generator;

    private Json(OutputStream out) throws IOException {
        generator = FACTORY.createGenerator(out);
    }

    /** Hands over each object of a list. */
    @FunctionalInterface
    interface Objects {
        void forEach(Taker taker);
    }

    /** Takes one of them. */
    @FunctionalInterface
    interface Taker {
        void take(Map<String, ?> fields);
    }

    /** Writes an object, its fields in the order of the map. */
    static void object(OutputStream out, Map<String, ?> fields) {
        write(out, json -> json.value(fields));
    }

    /** Writes an object whose last field is a list of objects. */
    static void object(OutputStream out, Map<String, ?> fields, String name, Objects objects) {
        write(out, json -> {
            json.generator.writeStartObject();
            json.fields(fields);
            json.generator.writeFieldName(name);
            json.list(objects);
            json.generator.writeEndObject();
        });
    }

    /** Writes a list of objects. */
    static void list(OutputStream out, Objects objects) {
        write(out, json -> json.list(objects));
    }

    private static void write(OutputStream out, Body body) {
        try {
            Json json = new Json(out);
            body.write(json);
            json.generator.writeRaw('\n');
            json.generator.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void element(Map<String, ?> fields) {
        try {
            value(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void list(Objects objects) throws IOException {
        generator.writeStartArray();
        objects.forEach(this::element);
        generator.writeEndArray();
    }

    private void fields(Map<?, ?> fields) throws IOException {
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            generator.writeFieldName(field.getKey().toString());
            value(field.getValue());
        }
    }

    private void value(Object value) throws IOException {
        if (value instanceof Map<?, ?> fields) {
            generator.writeStartObject();
            fields(fields);
            generator.writeEndObject();
        } else if (value instanceof List<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                value(element);
            }
            generator.writeEndArray();
        } else if (value instanceof Integer number) {
            generator.writeNumber(number);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean fact) {
            generator.writeBoolean(fact);
        } else {
            generator.writeString(value.toString());
        }
    }

    private interface Body {
        void write(Json json) throws IOException;
    }
}
