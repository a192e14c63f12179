package org.vestibule.bootstrap.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.vestibule.adapters.persistence.DatabaseAccess;
import org.vestibule.adapters.web.Listening;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.operator.Operator;
import org.vestibule.domain.password.PasswordPolicy;
import org.vestibule.domain.session.SessionLimits;
import org.vestibule.domain.totp.AcceptanceWindow;

/** What the program runs with, a record for each concern. */
public record Settings(
        Path dataFolder,
        DatabaseSettings database,
        KeySettings keys,
        BaseSettings base,
        HttpSettings http,
        TlsSettings tls,
        OperatorSettings operated,
        PasswordSettings password,
        HashSettings hash,
        TotpSettings totp,
        SessionSettings session,
        AppSettings apps,
        ProxySettings proxy,
        MailSettings mail,
        MetricSettings metrics,
        LogSettings log) {

    /** Asks every concern for its own. */
    static Settings from(Values values, Path dataFolder) {
        Settings settings = new Settings(
                dataFolder,
                DatabaseSettings.from(values),
                KeySettings.from(values),
                BaseSettings.from(values),
                HttpSettings.from(values),
                TlsSettings.from(values),
                OperatorSettings.from(values),
                PasswordSettings.from(values),
                HashSettings.from(values),
                TotpSettings.from(values),
                SessionSettings.from(values),
                AppSettings.from(values),
                ProxySettings.from(values),
                MailSettings.from(values),
                MetricSettings.from(values),
                LogSettings.from(values));
        settings.refuseWhatDoesNotGoTogether(values);
        return settings;
    }

    private void refuseWhatDoesNotGoTogether(Values values) {
        boolean https = "https".equals(baseUrl(http.port()).getScheme());
        if (tls.files().isPresent()) {
            if (!https) { // their cookies would be for HTTPS alone, or for neither
                values.refuse("base.url", "an https:// address where vestibule.tls.certificate is set");
            }
        } else if (!TlsSettings.isMeant(values)) {
            refusePlainHttp(values, https);
        }
        proxy.refuseProtocolOfNobody(values, baseUrl(http.port()), listening());
    }

    /** Passwords are not to be read by whoever is on their way (S-094). */
    private void refusePlainHttp(Values values, boolean https) {
        if (!listening().forThisMachine() && !(https && proxy.isNamed())) {
            values.refuse(
                    "http.address",
                    "localhost unless HTTPS is spoken: by the portal, with vestibule.tls.certificate, or by a proxy in"
                            + " vestibule.proxy.trusted, with an https:// vestibule.base.url");
        }
        if (http.redirectPort().isPresent()) {
            values.refuse("http.redirect-port", "left away where vestibule.tls.certificate is not set");
        }
    }

    /** Where the portal listens, unless the command line says otherwise. */
    public Listening listening() {
        return listening(http.port());
    }

    /** The same on another port. */
    public Listening listening(int port) {
        return new Listening(http.address(), port, tls.files(), http.redirectPort());
    }

    /** The full name of each setting and, in words, what holds unless it is set. */
    public static Map<String, String> defaults() {
        Values nothing = new Values(Map.of());
        from(nothing, Path.of(""));
        return nothing.defaults();
    }

    /** Where mails are kept as files that do not leave. */
    public Path mailFolder() {
        return dataFolder.resolve("mail");
    }

    /** Where the database is, and what is vouched for. */
    public DatabaseAccess databaseAccess() {
        return new DatabaseAccess(
                database.url(), dataFolder, keys.master(), keys.nextMaster(), database.nothingIsLost());
    }

    /** The public address that links start with, if it is set. */
    public Optional<URI> baseUrl() {
        return base.url();
    }

    /** The same; if it is not set, that by which whoever is on this machine finds it on a port. */
    public URI baseUrl(int port) {
        return baseUrl()
                .orElseGet(() -> URI.create((tls.files().isPresent() ? "https" : "http") + "://localhost:" + port));
    }

    /** Who runs the portal. */
    public Operator operator() {
        return operated.operator();
    }

    /** What a new password must be. */
    public PasswordPolicy passwordPolicy() {
        return password.policy();
    }

    /** Which codes are accepted. */
    public AcceptanceWindow acceptanceWindow() {
        return totp.window();
    }

    /** How long a session lasts. */
    public SessionLimits sessionLimits() {
        return session.limits();
    }

    /** How long what apps are granted lasts. */
    public AppLimits appLimits() {
        return apps.limits();
    }
}
