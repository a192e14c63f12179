package org.vestibule.bootstrap.settings;

import java.net.InetAddress;
import java.util.Optional;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * Where the portal listens.
 *
 * @param address one of this machine's in numbers, or {@code localhost}
 * @param redirectPort of plain HTTP, where people are led to HTTPS
 */
public record HttpSettings(String address, int port, Optional<Integer> redirectPort) {

    private static final String HERE_ALONE = "localhost";
    private static final int LAST_PORT = 65_535;

    static HttpSettings from(Values values) {
        HttpSettings http = new HttpSettings(
                values.find(
                                "http.address",
                                HERE_ALONE,
                                "an address of this machine in numbers, such as 192.0.2.1 or ::1; or 0.0.0.0, for all"
                                        + " of them; or localhost",
                                HttpSettings::address)
                        .orElse(HERE_ALONE),
                values.number("http.port", 8080, 1, LAST_PORT),
                values.findNumber("http.redirect-port", "none", 1, LAST_PORT));
        if (http.redirectPort.filter(other -> other == http.port).isPresent()) {
            values.refuse("http.redirect-port", "another than vestibule.http.port");
        }
        return http;
    }

    private static Optional<String> address(String text) {
        return text.equals(HERE_ALONE)
                ? Optional.of(text)
                : ClientAddress.literal(text).map(InetAddress::getHostAddress);
    }
}
