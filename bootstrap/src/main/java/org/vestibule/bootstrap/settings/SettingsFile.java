package org.vestibule.bootstrap.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;

/** A file of lines such as {@code vestibule.totp.window = 0}, in UTF-8. */
final class SettingsFile {

    /** What some editors begin a file with. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SettingsFile() {}

    /** What it holds, as far as it can be read; the rest is told of. */
    static Properties read(Path file, Consumer<String> problems) {
        Properties properties = new Properties();
        try {
            String text = Files.readString(file);
            properties.load(new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
        } catch (IOException | IllegalArgumentException failure) {
            problems.accept("The settings file " + file + " cannot be read: " + why(failure));
        }
        return properties;
    }

    private static String why(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file.";
        }
        if (failure instanceof AccessDeniedException) {
            return "this user may not read it.";
        }
        return failure instanceof CharacterCodingException
                ? "it is not written in UTF-8."
                : "it is not of the form \"name = value\", a line each.";
    }
}
