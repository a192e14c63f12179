package org.vestibule.adapters.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the command line. */
final class Messages {

    private final ResourceBundle bundle = ResourceBundle.getBundle("org.vestibule.adapters.cli.messages", Locale.ROOT);

    /** The words under a key, their places filled in. */
    String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.ENGLISH).format(arguments);
    }

    /** For the help, which picocli composes. */
    ResourceBundle bundle() {
        return bundle;
    }
}
