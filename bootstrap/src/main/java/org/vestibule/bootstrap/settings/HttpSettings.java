package org.vestibule.bootstrap.settings;

import java.net.InetAddress;
import java.util.Optional;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * Where the portal listens.
 *
 * @param address one of this machine's in numbers, or {@code localhost}
 */
public record HttpSettings(String address, int port) {

    private static final String HERE_ALONE = "localhost";

    static HttpSettings from(Values values) {
        return new HttpSettings(
                values.find(
                                "http.address",
                                HERE_ALONE,
                                "an address of this machine in numbers, such as 192.0.2.1 or ::1; or 0.0.0.0, for all"
                                        + " of them; or localhost",
                                HttpSettings::address)
                        .orElse(HERE_ALONE),
                values.number("http.port", 8080, 1, 65_535));
    }

    private static Optional<String> address(String text) {
        return text.equals(HERE_ALONE)
                ? Optional.of(text)
                : ClientAddress.literal(text).map(InetAddress::getHostAddress);
    }
}
