import org.jspecify.annotations.NullMarked;

/** The portal as apps see it, which sign people in through it: what they ask by themselves, without a browser between. */
@NullMarked
module org.vestibule.adapters.apps {
    requires static org.jspecify;
    requires transitive jakarta.servlet;
    requires transitive org.vestibule.application;
    requires com.nimbusds.jose.jwt;
    requires java.net.http;
    requires org.slf4j;

    exports org.vestibule.adapters.apps;
}
