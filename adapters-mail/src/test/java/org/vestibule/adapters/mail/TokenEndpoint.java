package org.vestibule.adapters.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where access tokens are given, as far as somebody needs it who asks for them: a form comes, JSON goes. */
final class TokenEndpoint implements AutoCloseable {

    private final ServerSocket entrance;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String life = "3600";
    private volatile String body = "";
    private volatile Duration pause = Duration.ZERO;

    TokenEndpoint() throws IOException {
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::receive);
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort() + "/token");
    }

    /** All forms that came. */
    List<String> asked() {
        return asked;
    }

    /** Answers so from now on, instead of with a token, which ends in its number. */
    void answer(int status, String body) {
        this.status = status;
        this.body = body;
    }

    /** How long tokens live, as JSON. */
    void setLife(String life) {
        this.life = life;
    }

    /** How long it takes between the head and the rest. */
    void setPause(Duration pause) {
        this.pause = pause;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void receive() {
        while (!entrance.isClosed()) {
            try (Socket guest = entrance.accept()) {
                converse(guest);
            } catch (IOException gone) {
                // the next one
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void converse(Socket guest) throws IOException, InterruptedException {
        InputStream in = guest.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        int length = Integer.parseInt(head.toString().replaceAll("(?is).*\r\nContent-Length: *(\\d+)\r\n.*", "$1"));
        asked.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        String token = "{\"note\":\"\\\"access_token\\\":\\\"x\\\"\",\"expires_in\":" + life
                + ",\"access_token\": \"tok\\/" + asked.size() + "=\"}";
        String answer = body.isEmpty() ? token : body;
        String start = "HTTP/1.1 " + status + " x\r\nLocation: /elsewhere\r\nConnection: close\r\nContent-Length: "
                + answer.length() + "\r\n\r\n";
        guest.getOutputStream().write(start.getBytes(StandardCharsets.UTF_8));
        guest.getOutputStream().flush();
        Thread.sleep(pause.toMillis());
        guest.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        guest.getOutputStream().flush();
    }
}
