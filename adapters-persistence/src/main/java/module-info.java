import org.jspecify.annotations.NullMarked;

/** Keeps what the application needs in PostgreSQL, secrets as digests or sealed. */
@NullMarked
module org.vestibule.adapters.persistence {
    requires static org.jspecify;
    requires transitive org.vestibule.application;
    requires com.zaxxer.hikari;
    requires de.mkammerer.argon2.nolibs;
    requires flyway.core;
    requires io.leangen.geantyref; // rooted here: Jdbi needs it, and an automatic module cannot say so
    requires java.logging; // the driver's, to silence it
    requires java.sql;
    requires org.jdbi.v3.core;
    requires org.postgresql.jdbc;
    requires org.slf4j;
    requires org.tukaani.xz;

    exports org.vestibule.adapters.persistence;

    // The driver makes the socket factory by its name.
    exports org.vestibule.adapters.persistence.embedded to
            org.postgresql.jdbc;
}
