import org.jspecify.annotations.NullMarked;

/** The portal in a browser: Jetty, one servlet for all pages, one route table, pages by Mustache. */
@NullMarked
module org.vestibule.adapters.web {
    requires static org.jspecify;
    requires transitive jakarta.servlet;
    requires transitive org.vestibule.application;
    requires com.github.mustachejava;
    requires com.google.zxing;
    requires nl.altindag.ssl.pem;
    requires org.eclipse.jetty.ee10.servlet;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    requires org.slf4j;

    exports org.vestibule.adapters.web;

    // The template engine reads views by reflection.
    opens org.vestibule.adapters.web.account to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.app to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.computer to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.invitation to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.page to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.proof to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.recovery to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.signin to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.signout to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.signup to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.handover to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.mandate to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.member to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.team to
            com.github.mustachejava;
    opens org.vestibule.adapters.web.twostep to
            com.github.mustachejava;
}
