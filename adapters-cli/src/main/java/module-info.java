import org.jspecify.annotations.NullMarked;

/** The program as operators type it: its commands, what they print, and their exit codes. */
@NullMarked
module org.vestibule.adapters.cli {
    requires static org.jspecify;
    requires transitive org.vestibule.application;
    requires com.fasterxml.jackson.core;
    requires info.picocli;

    exports org.vestibule.adapters.cli;

    // It fills the fields of commands with what was typed.
    opens org.vestibule.adapters.cli to
            info.picocli;
}
