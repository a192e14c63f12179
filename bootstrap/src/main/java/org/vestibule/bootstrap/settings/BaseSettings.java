package org.vestibule.bootstrap.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where people find the portal.
 *
 * @param url the public address that links start with: scheme, host and port
 */
public record BaseSettings(Optional<URI> url) {

    static BaseSettings from(Values values) {
        return new BaseSettings(values.find(
                "base.url",
                "http://localhost:PORT, or https:// with vestibule.tls.certificate",
                "like https://portal.example, with nothing before the host and no path or anything else after it",
                BaseSettings::origin));
    }

    private static Optional<URI> origin(String text) {
        try {
            URI uri = new URI(text);
            boolean origin = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return origin ? Optional.of(URI.create(uri.getScheme() + "://" + uri.getRawAuthority())) : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }
}
