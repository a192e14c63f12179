package org.vestibule.adapters.web;

import java.net.InetAddress;
import java.util.Optional;
import org.vestibule.domain.attempt.ClientAddress;

/**
 * The addresses whose first bits are those of one, such as {@code 10.0.0.0/8}; a single address is a network of its own.
 *
 * @param bits 0 to 32, of IPv6 to 128
 */
public record Network(InetAddress first, int bits) {

    /** Reads one as it is commonly written; empty if it is none, or says more bits than an address has. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = ClientAddress.literal(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return address.map(one -> new Network(one, one.getAddress().length * Byte.SIZE));
        }
        String bits = text.substring(slash + 1);
        return address.filter(one -> bits.matches("[0-9]{1,3}"))
                .map(one -> new Network(one, Integer.parseInt(bits)))
                .filter(network -> network.bits <= network.first.getAddress().length * Byte.SIZE);
    }

    /** Whether an address is one of them. */
    public boolean holds(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int shift = Byte.SIZE - 1 - bit % Byte.SIZE;
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) >> shift & 1) != 0) {
                return false;
            }
        }
        return true;
    }
}
