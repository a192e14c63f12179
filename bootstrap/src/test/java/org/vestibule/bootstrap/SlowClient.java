package org.vestibule.bootstrap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody who sends a thousand forms as slowly as they can, a program of its own: {@code SlowClient PORT COUNT}. Says a
 * line when all have begun, then sends a byte of each every second until its input ends.
 */
final class SlowClient {

    private static final String FORM = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n";

    private SlowClient() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        List<Socket> connections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket connection = new Socket();
            connection.connect(new InetSocketAddress("localhost", port));
            connection.getOutputStream().write(FORM.getBytes(StandardCharsets.US_ASCII));
            connections.add(connection);
        }
        System.out.println("begun");
        while (System.in.available() == 0) {
            Thread.sleep(1_000);
            for (Socket connection : connections) {
                try {
                    connection.getOutputStream().write('a');
                } catch (IOException refused) {
                    // what the portal does not want to wait for
                }
            }
        }
    }
}
