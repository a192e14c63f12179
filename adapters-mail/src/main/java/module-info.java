import org.jspecify.annotations.NullMarked;

/** Turns notices into mails, and delivers them. */
@NullMarked
module org.vestibule.adapters.mail {
    requires static org.jspecify;
    requires transitive org.vestibule.application;
    requires jakarta.mail;
    requires java.net.http;
    requires org.eclipse.angus.mail.smtp;

    exports org.vestibule.adapters.mail;
}
