package org.vestibule.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.web.Listening;
import org.vestibule.adapters.web.Network;
import org.vestibule.adapters.web.TrustedProxies;
import org.vestibule.adapters.web.TrustedProxies.Header;

/** Which proxies are believed (S-067). */
class ProxySettingsTest {

    private static final URI HERE = URI.create("http://localhost:8080");
    private static final Listening HERE_ALONE = new Listening("localhost", 8080);
    private static final URI PUBLIC = URI.create("https://portal.example");

    private final Concern<ProxySettings> proxy = new Concern<>(ProxySettings::from);

    @Test
    void defaults() {
        proxy.assertDefaults(
                new ProxySettings(Optional.empty(), Header.X_FORWARDED_FOR),
                Map.of(
                        "vestibule.proxy.trusted",
                        "this machine, where the portal listens here alone and vestibule.base.url is another; else none",
                        "vestibule.proxy.header",
                        "x-forwarded-for"));
    }

    @Test
    void mapping() {
        proxy.assertMapping(
                new ProxySettings(Optional.of(networks("10.0.0.0/8", "::1")), Header.FORWARDED),
                Map.of("vestibule.proxy.trusted", "10.0.0.0/8,  ::1", "vestibule.proxy.header", "forwarded"));
    }

    @Test
    void what_is_no_list_of_networks() {
        proxy.assertWrong(
                "vestibule.proxy.trusted must be addresses or networks with commas between them, such as 10.0.0.0/8,"
                        + " ::1; or none",
                "vestibule.proxy.trusted",
                "proxy.example",
                "10.0.0.0/33",
                "10.0.0.1,",
                "10.0.0.1 10.0.0.2",
                "10.0.0.1, none",
                "");
    }

    @Test
    void what_is_no_header() {
        proxy.assertRight("vestibule.proxy.header", "X-Forwarded-For", "x_forwarded_for", "Forwarded");
        proxy.assertWrong(
                "vestibule.proxy.header must be x-forwarded-for or forwarded",
                "vestibule.proxy.header",
                "x-real-ip",
                "forwarded, x-forwarded-for",
                "");
    }

    @Test
    void unless_they_are_named_this_machine_is_believed_where_the_portal_is_for_others() {
        ProxySettings unnamed = ProxySettings.from(new Values(Map.of()));
        assertEquals(
                new TrustedProxies(TrustedProxies.LOOPBACK, Header.X_FORWARDED_FOR), unnamed.of(PUBLIC, HERE_ALONE));
        assertEquals(TrustedProxies.NONE, unnamed.of(HERE, HERE_ALONE));
    }

    @Test
    void those_that_are_named_are_believed_and_no_others() {
        ProxySettings named = ProxySettings.from(new Values(Map.of("vestibule.proxy.trusted", "10.0.0.1")));
        assertEquals(networks("10.0.0.1"), named.of(PUBLIC, HERE_ALONE).networks());
        assertEquals(networks("10.0.0.1"), named.of(HERE, HERE_ALONE).networks());
        ProxySettings none = ProxySettings.from(new Values(Map.of("vestibule.proxy.trusted", "none")));
        assertEquals(TrustedProxies.NONE, none.of(PUBLIC, HERE_ALONE));
    }

    /** L-09: whoever is here then need not be a proxy. */
    @Test
    void nobody_is_believed_unnamed_where_others_can_come_by_themselves() {
        ProxySettings unnamed = ProxySettings.from(new Values(Map.of()));
        for (String address : List.of("0.0.0.0", "0:0:0:0:0:0:0:0", "192.0.2.1")) {
            assertEquals(TrustedProxies.NONE, unnamed.of(PUBLIC, new Listening(address, 80)), address);
        }
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(text -> Network.parse(text).orElseThrow()).toList();
    }
}
