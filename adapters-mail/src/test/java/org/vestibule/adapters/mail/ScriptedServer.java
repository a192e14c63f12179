package org.vestibule.adapters.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;

/** A mail server that says what it was told to, word by word: to a command that begins like one, or to what is usual. */
final class ScriptedServer implements AutoCloseable {

    /** Instead of an answer: it is gone. */
    static final String GONE = "gone";

    /** Instead of an answer: none, and it stays. */
    static final String SILENT = "silent";

    /** Instead of an answer: one that does not end, letter by letter. */
    static final String ENDLESS = "endless";

    private static final Map<String, String> USUAL = Map.of(
            "greeting", "220 mail.example",
            "EHLO", "250-mail.example\n250-ENHANCEDSTATUSCODES\n250 AUTH PLAIN LOGIN XOAUTH2",
            "DATA", "354 go on",
            "AUTH", "235 2.7.0 yes",
            ".", "250 2.0.0 taken");

    private final ServerSocket entrance;
    private final Map<String, String> answers;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    ScriptedServer(Map<String, String> answers) throws IOException {
        this(answers, ServerSocketFactory.getDefault());
    }

    ScriptedServer(Map<String, String> answers, ServerSocketFactory entrances) throws IOException {
        this.answers = answers;
        this.entrance = entrances.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::receive);
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** All lines that were said to it. */
    List<String> heard() {
        return heard;
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
            }
        }
    }

    private void converse(Socket guest) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.UTF_8));
        if (answer(guest, "greeting").equals(GONE)) {
            return;
        }
        boolean inMail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            if (inMail && !line.equals(".")) {
                continue;
            }
            String answer = answer(guest, line);
            inMail = answer.startsWith("354");
            if (answer.equals(GONE)) {
                return;
            }
        }
    }

    private String answer(Socket guest, String line) throws IOException {
        String answer = find(answers, line, find(USUAL, line, "250 2.0.0 yes"));
        if (answer.equals(ENDLESS)) {
            dribble(guest.getOutputStream());
        }
        if (!answer.equals(GONE) && !answer.equals(SILENT)) {
            OutputStream out = guest.getOutputStream();
            out.write((answer.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return answer;
    }

    private static void dribble(OutputStream out) throws IOException {
        while (true) { // until the guest has had enough
            out.write('2');
            out.flush();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String find(Map<String, String> answers, String line, String otherwise) {
        return answers.entrySet().stream()
                .filter(each -> line.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }
}
