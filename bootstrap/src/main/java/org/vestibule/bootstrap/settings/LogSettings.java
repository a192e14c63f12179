package org.vestibule.bootstrap.settings;

/** How the log is written. */
public record LogSettings(Format format) {

    /** For whom. */
    public enum Format {
        /** Lines for people. */
        TEXT,
        /** An object in each line, for programs. */
        JSON
    }

    static LogSettings from(Values values) {
        return new LogSettings(values.choice("log.format", Format.TEXT));
    }
}
