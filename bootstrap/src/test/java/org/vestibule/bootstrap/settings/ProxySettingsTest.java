package org.vestibule.bootstrap.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.cli.SettingsProblem;
import org.vestibule.adapters.web.Listening;
import org.vestibule.adapters.web.Network;
import org.vestibule.adapters.web.TrustedProxies;
import org.vestibule.adapters.web.TrustedProxies.Header;
import org.vestibule.adapters.web.TrustedProxies.Protocol;

/** Which proxies are believed (S-067). */
class ProxySettingsTest {

    private static final URI HERE = URI.create("http://localhost:8080");
    private static final Listening HERE_ALONE = new Listening("localhost", 8080);
    private static final URI PUBLIC = URI.create("https://portal.example");

    private final Concern<ProxySettings> proxy = new Concern<>(ProxySettings::from);

    @Test
    void defaults() {
        proxy.assertDefaults(
                new ProxySettings(Optional.empty(), Header.X_FORWARDED_FOR, Protocol.OFF),
                Map.of(
                        "vestibule.proxy.trusted",
                        "this machine, where the portal listens here alone and vestibule.base.url is another; else none",
                        "vestibule.proxy.header",
                        "x-forwarded-for",
                        "vestibule.proxy.protocol",
                        "off"));
    }

    @Test
    void mapping() {
        ProxySettings headers =
                read("vestibule.proxy.trusted", "10.0.0.0/8,  ::1", "vestibule.proxy.header", "forwarded");
        assertEquals(
                new ProxySettings(Optional.of(networks("10.0.0.0/8", "::1")), Header.FORWARDED, Protocol.OFF), headers);
        ProxySettings protocol = read("vestibule.proxy.trusted", "::1", "vestibule.proxy.protocol", "required");
        assertEquals(
                new ProxySettings(Optional.of(networks("::1")), Header.X_FORWARDED_FOR, Protocol.REQUIRED), protocol);
    }

    private static ProxySettings read(String name, String value, String other, String its) {
        Values values = new Values(Map.of(name, value, other, its));
        ProxySettings read = ProxySettings.from(values);
        assertEquals(List.of(), values.problems());
        return read;
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

    /** Else whoever comes says who they are (S-067). */
    @Test
    void not_everybody_is_a_proxy() {
        proxy.assertWrong(
                "vestibule.proxy.trusted must be the addresses of proxies, not all there are: anybody could say for whom"
                        + " they ask",
                "vestibule.proxy.trusted",
                "0.0.0.0/0",
                "::/0",
                "10.0.0.1, 0.0.0.0/0");
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
    void what_is_no_way_to_speak_the_proxy_protocol() {
        proxy.assertRight("vestibule.proxy.protocol", "off", "required");
        proxy.assertWrong(
                "vestibule.proxy.protocol must be off or required", "vestibule.proxy.protocol", "on", "v2", "true", "");
    }

    /** One form only: whoever sets both means one, and nobody knows which. */
    @Test
    void where_the_proxy_protocol_is_required_no_header_is_named() {
        proxy.assertTold(
                List.of("vestibule.proxy.header must be left away where vestibule.proxy.protocol is required, for no"
                        + " header counts"),
                Map.of("vestibule.proxy.protocol", "required", "vestibule.proxy.header", "forwarded"));
    }

    @Test
    void where_the_proxy_protocol_is_required_somebody_is_trusted() {
        Map<String, String> required = Map.of("VESTIBULE_PROXY_PROTOCOL", "required");
        assertEquals(
                List.of("vestibule.proxy.trusted must be set where vestibule.proxy.protocol is required"),
                assertThrows(
                                SettingsProblem.class,
                                () -> SettingsReader.read(Optional.empty(), Path.of("/data"), required))
                        .lines());
        Map<String, String> forOthers =
                Map.of("VESTIBULE_PROXY_PROTOCOL", "required", "VESTIBULE_BASE_URL", PUBLIC.toString());
        ProxySettings byProxy = SettingsReader.read(Optional.empty(), Path.of("/data"), forOthers)
                .proxy();
        assertEquals(
                new TrustedProxies(TrustedProxies.LOOPBACK, Header.X_FORWARDED_FOR, Protocol.REQUIRED),
                byProxy.of(PUBLIC, HERE_ALONE));
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
