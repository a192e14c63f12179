package org.vestibule.domain.attempt;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where a client is in the network, as far as one customer of a provider can be told from another: the IPv4 address, or
 * the first 64 bits of the IPv6 address.
 *
 * @param loopback whether it is this machine: its operator, or a proxy in front of the portal
 */
public record ClientAddress(String network, boolean loopback) {

    private static final int CUSTOMER_BYTES = 8;
    private static final Pattern LITERAL = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Reads an address as servers write it; anything else is a network of its own name. */
    public static ClientAddress of(String text) {
        String plain = text.replaceAll("[\\[\\]]|%.*", ""); // brackets and the zone of a link-local address
        return LITERAL.matcher(plain).matches() ? ofLiteral(plain) : new ClientAddress(text, false);
    }

    private static ClientAddress ofLiteral(String literal) {
        try {
            InetAddress address = InetAddress.getByName(literal); // a literal, so no name is looked up
            byte[] bytes = address.getAddress();
            String network = address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, CUSTOMER_BYTES))
                    : address.getHostAddress();
            return new ClientAddress(network, address.isLoopbackAddress());
        } catch (UnknownHostException notAnAddress) {
            return new ClientAddress(literal, false);
        }
    }
}
