package org.vestibule.bootstrap.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.vestibule.adapters.persistence.DatabaseAccess;
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
        ProxySettings proxy,
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
                ProxySettings.from(values),
                MetricSettings.from(values),
                LogSettings.from(values));
        settings.refuseWhatDoesNotGoTogether(values);
        return settings;
    }

    /** Who is told by HTTPS to come by plain HTTP could not sign in: their cookies are for HTTPS alone, or for neither. */
    private void refuseWhatDoesNotGoTogether(Values values) {
        if (tls.files().isPresent() && !"https".equals(baseUrl(http.port()).getScheme())) {
            values.refuse("base.url", "an https:// address where vestibule.tls.certificate is set");
        }
    }

    /** The full name of each setting and, in words, what holds unless it is set. */
    public static Map<String, String> defaults() {
        Values nothing = new Values(Map.of());
        from(nothing, Path.of(""));
        return nothing.defaults();
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
}
