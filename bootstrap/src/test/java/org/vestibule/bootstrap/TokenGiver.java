package org.vestibule.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where access tokens are given (OAuth 2): answers what it was told to, one time after the other. */
final class TokenGiver implements AutoCloseable {

    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> answers;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** @param answers each a status and a body; the last is given for ever */
    TokenGiver(List<String> answers) throws IOException {
        this.answers = answers;
        Thread thread = new Thread(this::receive, "token giver");
        thread.setDaemon(true);
        thread.start();
    }

    String uri() {
        return "http://127.0.0.1:" + entrance.getLocalPort() + "/token";
    }

    /** All forms that came. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void receive() {
        while (!entrance.isClosed()) {
            try (Socket guest = entrance.accept()) {
                answer(guest);
            } catch (IOException gone) {
                // the next one
            }
        }
    }

    private void answer(Socket guest) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.UTF_8));
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        char[] form = new char[length];
        for (int read = 0; read < length; read++) {
            form[read] = (char) in.read();
        }
        String answer = answers.get(Math.min(asked.size(), answers.size() - 1));
        asked.add(new String(form));
        String body = answer.substring(4);
        String all = "HTTP/1.1 " + answer.substring(0, 4) + "x\r\nConnection: close\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        guest.getOutputStream().write(all.getBytes(StandardCharsets.UTF_8));
        guest.getOutputStream().flush();
    }
}
