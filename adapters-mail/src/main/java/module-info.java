import org.jspecify.annotations.NullMarked;

/** Turns notices into mails, and delivers them. */
@NullMarked
module org.vestibule.adapters.mail {
    requires static org.jspecify;
    requires transitive org.vestibule.application;
    requires jakarta.mail; // its implementation, Angus, is found as a service provider

    exports org.vestibule.adapters.mail;
}
