package org.vestibule.adapters.web;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;

/**
 * Says hello to a server as any client might, also one of thirty years ago, and hears what it chooses. The JDK's own client
 * speaks of nothing that a good server refuses.
 */
final class TlsProbe {

    static final int SSL_3 = 0x0300;
    static final int TLS_1_0 = 0x0301;
    static final int TLS_1_1 = 0x0302;
    static final int TLS_1_2 = 0x0303;
    static final int TLS_1_3 = 0x0304;

    /** What is heard when nothing is chosen: an alert, or nothing at all. */
    static final int REFUSED = -1;

    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int RANDOM = 32;

    /** Curves, point formats and signatures of every kind, and of X25519 a share. */
    private static final String EXTENSIONS = "000a000c000a001d0017001800190100"
            + "000b00020100"
            + "000d0020001e040305030603080708080809080408050806040105010601020302020201"
            + "003300260024001d0020"
            + "09".repeat(RANDOM);

    private TlsProbe() {}

    /** The cipher suite that is chosen of some, in some version. */
    static int chosen(int port, int version, List<Integer> suites) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(hello(version, suites));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            if (in.readUnsignedByte() != HANDSHAKE) {
                return REFUSED;
            }
            in.skipNBytes(2 + 2 + 1 + 3 + 2 + RANDOM); // of the record, the message and its version
            in.skipNBytes(in.readUnsignedByte());
            return in.readUnsignedShort();
        } catch (EOFException nothing) {
            return REFUSED;
        }
    }

    private static byte[] hello(int version, List<Integer> suites) {
        int named = Math.min(version, TLS_1_2);
        byte[] extensions = HexFormat.of().parseHex(EXTENSIONS + (version == TLS_1_3 ? "002b0003020304" : ""));
        ByteBuffer body = ByteBuffer.allocate(8192);
        body.putShort((short) named).put(new byte[RANDOM]).put((byte) 0);
        body.putShort((short) (2 * suites.size()));
        suites.forEach(suite -> body.putShort(suite.shortValue()));
        body.put((byte) 1).put((byte) 0);
        body.putShort((short) extensions.length).put(extensions);
        int length = body.flip().remaining();
        ByteBuffer record = ByteBuffer.allocate(length + 9);
        record.put((byte) HANDSHAKE)
                .putShort((short) Math.min(version, TLS_1_0))
                .putShort((short) (length + 4));
        record.putInt(CLIENT_HELLO << 24 | length).put(body);
        return record.array();
    }
}
