package org.vestibule.domain.attempt;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a client is in the network, as far as one customer of a provider can be told from another: the IPv4 address, or
 * the first 64 bits of the IPv6 address.
 *
 * @param exempt whether nothing is counted by it: this very machine, where a portal is for that alone
 */
public record ClientAddress(String network, boolean exempt) {

    /** This very machine, of a portal that is for that alone. */
    public static final ClientAddress THIS_MACHINE = new ClientAddress("127.0.0.1", true);

    private static final int CUSTOMER_BYTES = 8;
    private static final int LONGEST = 45;
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /** Strict, so that no name is ever looked up for what only resembles an address. */
    private static final Pattern LITERAL = Pattern.compile(OCTET + "(\\." + OCTET + "){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    /** Reads an address as servers write it; anything else is a network of its own name. */
    public static ClientAddress of(String text) {
        return new ClientAddress(literal(text).map(ClientAddress::network).orElse(text), false);
    }

    /** Reads an address in numbers, with or without the brackets and the zone of IPv6; empty if it is none. */
    public static Optional<InetAddress> literal(String text) {
        int from = text.startsWith("[") && text.endsWith("]") ? 1 : 0;
        int zone = text.indexOf('%');
        int to = zone > 0 ? zone : text.length() - from;
        if (to - from > LONGEST || to < from) {
            return Optional.empty();
        }
        String plain = text.substring(from, to);
        try {
            return LITERAL.matcher(plain).matches() ? Optional.of(InetAddress.getByName(plain)) : Optional.empty();
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Whether a host of this name is this very machine. */
    public static boolean isLoopback(String host) {
        return host.equals("localhost")
                || literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), CUSTOMER_BYTES))
                : address.getHostAddress();
    }
}
