package org.vestibule.adapters.web;

import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * The proxies in front of the portal that are believed when they say for whom they ask (S-067). Nothing else is taken
 * from them: scheme and host are those of the base URL.
 *
 * @param header the one in which they say it; any other is ignored
 * @param protocol whether they say it before any header, and none counts
 */
public record TrustedProxies(List<Network> networks, Header header, Protocol protocol) {

    /** Nobody is believed: whoever connects is the client. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of(), Header.X_FORWARDED_FOR);

    /** All addresses of this machine itself. */
    public static final List<Network> LOOPBACK = Stream.of("127.0.0.0/8", "::1")
            .flatMap(text -> Network.parse(text).stream())
            .toList();

    /** In a header. */
    public TrustedProxies(List<Network> networks, Header header) {
        this(networks, header, Protocol.OFF);
    }

    /** The PROXY protocol: a connection begins with whose it is, before anything that client says. */
    public enum Protocol {
        /** It is not spoken. */
        OFF,
        /** Whoever does not begin with it, or is not trusted, is not answered. */
        REQUIRED
    }

    /** How a proxy says for whom it asks: each appends whoever asked it. */
    public enum Header {
        /** A list of addresses. */
        X_FORWARDED_FOR("X-Forwarded-For"),
        /** RFC 7239: a list of pairs, those named {@code for} of which count. */
        FORWARDED("Forwarded");

        private static final Pattern FOR = Pattern.compile("(?i)\\s*+for\\s*+=\\s*+\"?+([^\"]*+)\"?+\\s*+");

        private final String field;

        Header(String field) {
            this.field = field;
        }

        /** The name of the header field. */
        public String field() {
            return field;
        }

        /** The address in one element of the list; empty if it has none that can be read. */
        private Optional<InetAddress> address(String element) {
            if (this == X_FORWARDED_FOR) {
                return withoutPort(element.strip());
            }
            List<String> named = Stream.of(element.split(";"))
                    .map(FOR::matcher)
                    .filter(pair -> pair.matches())
                    .map(pair -> pair.group(1).strip())
                    .toList();
            return named.size() == 1 && inOnePiece(element) ? withoutPort(named.get(0)) : Optional.empty();
        }

        /** Else a comma or semicolon within quotes, such as of a host that a client made up, was taken for an end. */
        private static boolean inOnePiece(String element) {
            return element.chars().filter(one -> one == '"').count() % 2 == 0;
        }

        /** Some proxies add the port: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
        private static Optional<InetAddress> withoutPort(String text) {
            int colon = text.lastIndexOf(':');
            boolean port = colon > 0 && (text.startsWith("[") ? text.indexOf(']') < colon : text.indexOf(':') == colon);
            return ClientAddress.literal(port ? text.substring(0, colon) : text);
        }
    }

    /**
     * Whoever asks: the peer, or for whom it asks if it is trusted, and so on from right to left until one is not trusted
     * or cannot be read. Where the PROXY protocol is spoken, it has told who the peer is.
     *
     * @param values of the header field, as they came
     */
    public InetAddress client(InetAddress peer, List<String> values) {
        if (protocol == Protocol.REQUIRED) {
            return peer;
        }
        List<String> hops =
                values.stream().flatMap(value -> Stream.of(value.split(","))).collect(Collectors.toList());
        Collections.reverse(hops);
        InetAddress client = peer;
        for (String hop : hops) {
            Optional<InetAddress> before = trusts(client) ? header.address(hop) : Optional.empty();
            if (before.isEmpty()) {
                return client;
            }
            client = before.get();
        }
        return client;
    }

    /** Whether any number of people come from an address; not where the PROXY protocol has told each by their own. */
    public boolean isForMany(InetAddress peer) {
        return protocol == Protocol.OFF && trusts(peer);
    }

    /** Whether it is one of them. */
    public boolean trusts(InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }
}
