package org.vestibule.bootstrap.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vestibule.adapters.mail.MailSecret;
import org.vestibule.adapters.mail.SignIn;
import org.vestibule.adapters.mail.TokenGrant;
import org.vestibule.domain.attempt.ClientAddress;

/** How the portal signs in to its mail server. */
final class MailSignIn {

    private static final String USER = "mail.username";
    private static final String PASSWORD = "mail.password";
    private static final String TOKEN_URI = "mail.oauth2.token-uri";
    private static final String CLIENT_ID = "mail.oauth2.client-id";
    private static final String CLIENT_SECRET = "mail.oauth2.client-secret";
    private static final String REFRESH_TOKEN = "mail.oauth2.refresh-token";
    private static final String SCOPE = "mail.oauth2.scope";

    private static final String LINE = "one line";
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cc}]{1,1024}");

    /** Whatever is set for it. */
    static final List<String> ALL = Stream.of(USER, PASSWORD, TOKEN_URI, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN, SCOPE)
            .flatMap(key -> Stream.of(key, key + "-file"))
            .toList();

    private MailSignIn() {}

    /** Asks for all of it; nobody signs in where that is not whole. */
    static SignIn from(Values values) {
        Optional<String> user = values.find(USER, "none", LINE, MailSignIn::line);
        Optional<MailSecret> password = values.secret(PASSWORD, "none", LINE, MailSecret::parse);
        Optional<URI> endpoint = values.find(
                TOKEN_URI,
                "none",
                "like https://login.example/token, with nothing before the host or after the path",
                MailSignIn::endpoint);
        Optional<String> client = values.find(CLIENT_ID, "none", LINE, MailSignIn::line);
        Optional<MailSecret> secret = values.secret(CLIENT_SECRET, "none", LINE, MailSecret::parse);
        Optional<MailSecret> refresh = values.secret(REFRESH_TOKEN, "none", LINE, MailSecret::parse);
        Optional<String> scope = values.find(SCOPE, "none", LINE, MailSignIn::line);
        if (user.isPresent() && endpoint.isPresent() && client.isPresent()) {
            TokenGrant grant = new TokenGrant(endpoint.get(), client.get(), secret, refresh, scope);
            return new SignIn.ByToken(user.get(), grant);
        }
        return user.isPresent() && password.isPresent()
                ? new SignIn.ByPassword(user.get(), password.get())
                : new SignIn.AsNobody();
    }

    static void refuseWhatDoesNotGoTogether(Values values) {
        boolean password = values.isSecretSet(PASSWORD);
        boolean token = values.isSet(TOKEN_URI);
        if (password && token) {
            values.refuse(PASSWORD, "left away where " + Values.PREFIX + TOKEN_URI + " is set");
        }
        if (values.isSet(USER) && !password && !token) {
            values.refuse(
                    USER,
                    "left away where neither " + Values.PREFIX + PASSWORD + " nor " + Values.PREFIX + TOKEN_URI
                            + " is set");
        }
        if (!values.isSet(USER) && (password || token)) {
            values.refuse(USER, "set where " + Values.PREFIX + (token ? TOKEN_URI : PASSWORD) + " is");
        }
        refuseHalfAGrant(values, token);
    }

    private static void refuseHalfAGrant(Values values, boolean token) {
        if (!token) {
            Stream.of(CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN, SCOPE)
                    .filter(values::isSecretSet)
                    .forEach(key -> values.refuse(key, "left away where " + Values.PREFIX + TOKEN_URI + " is not set"));
            return;
        }
        if (!values.isSet(CLIENT_ID)) {
            values.refuse(CLIENT_ID, "set where " + Values.PREFIX + TOKEN_URI + " is");
        }
        if (!values.isSecretSet(CLIENT_SECRET) && !values.isSecretSet(REFRESH_TOKEN)) {
            values.refuse(CLIENT_SECRET, "set where " + Values.PREFIX + REFRESH_TOKEN + " is not");
        }
    }

    private static Optional<String> line(String text) {
        return ONE_LINE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    /** Secrets go there, so nobody may be able to read along. */
    private static Optional<URI> endpoint(String text) {
        try {
            URI uri = new URI(text);
            boolean whole = uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            boolean secret = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && whole && ClientAddress.isLoopback(uri.getHost()));
            return whole && secret ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }
}
