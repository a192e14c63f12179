package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vestibule.testkit.AlsoLong;
import org.vestibule.testkit.Amount;
import org.vestibule.testkit.TestCertificate;

/** A certificate is renewed every second while people come, and none of them notices (F-11). */
@AlsoLong
class RenewalUnderLoadTest {

    private static final int CONNECTIONS = Amount.of(500, 2_000);
    private static final int RENEWALS = Amount.of(3, 12);
    private static final int CLIENTS = 4;
    private static final int HALF_WAY = 250;
    private static final String REQUEST = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n";

    /** Of two kinds of key: what one side remembers of the other is of no use after a renewal. */
    private final List<TestCertificate> certificates = List.of(
            TestCertificate.make(),
            TestCertificate.make(Duration.ofDays(-1), 3650, "-keyalg", "RSA", "-keysize", "2048"));

    private final SSLContext trusting = TestCertificate.trusting(certificates.toArray(TestCertificate[]::new));
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger renewals = new AtomicInteger();
    private @Nullable X509Certificate last;
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

    @Test
    @Timeout(600)
    void no_connection_fails() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (HttpsPortal https = new HttpsPortal()) {
            renew(https.files, certificates.get(0));
            TimeUnit.SECONDS.sleep(3);
            try (SSLSocket throughout = connect(https)) {
                int asked = 0;
                List<Future<?>> coming = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    boolean sees = i == 0;
                    coming.add(clients.submit(() -> come(https, sees)));
                }
                for (int i = 1; !isEnough(); i++) {
                    ask(throughout, "");
                    asked++;
                    renew(https.files, certificates.get(i % certificates.size()));
                    TimeUnit.MILLISECONDS.sleep(1_000 - HALF_WAY);
                }
                for (Future<?> one : coming) {
                    one.get();
                }
                String answers = answer(throughout);
                assertEquals(
                        asked + 1, answers.split("HTTP/1.1 200 ", -1).length - 1, "nor does one that was there before");
            }
        } finally {
            clients.shutdownNow();
        }
        System.out.println("RenewalUnderLoadTest: " + connections + " connections, " + renewals + " renewals seen");
        assertEquals(List.of(), List.copyOf(failures));
    }

    private boolean isEnough() {
        return connections.get() >= CONNECTIONS && renewals.get() >= RENEWALS;
    }

    /** A half of it lies there for a while. */
    private static void renew(TlsFiles files, TestCertificate certificate) throws Exception {
        Files.writeString(files.certificate(), certificate.certificateText());
        TimeUnit.MILLISECONDS.sleep(HALF_WAY);
        Files.writeString(files.key(), certificate.keyText());
    }

    /** @param sees whether it says which certificate it met: several would see one renewal more than once */
    private void come(HttpsPortal https, boolean sees) {
        while (!isEnough()) {
            try (SSLSocket socket = connect(https)) {
                String answer = answer(socket);
                if (!answer.startsWith("HTTP/1.1 200 ")) {
                    failures.add(answer);
                }
                if (sees) {
                    see((X509Certificate) socket.getSession().getPeerCertificates()[0]);
                }
            } catch (IOException failure) {
                failures.add(failure.toString());
            }
            connections.incrementAndGet();
        }
    }

    private void see(X509Certificate certificate) {
        if (!certificate.equals(last)) {
            last = certificate;
            renewals.incrementAndGet();
        }
    }

    private SSLSocket connect(HttpsPortal https) throws IOException {
        Socket plain = new Socket("localhost", https.port());
        plain.setSoTimeout(10_000);
        return (SSLSocket) trusting.getSocketFactory().createSocket(plain, "localhost", https.port(), true);
    }

    private static void ask(SSLSocket socket, String more) throws IOException {
        socket.getOutputStream().write((REQUEST + more + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String answer(SSLSocket socket) throws IOException {
        ask(socket, "Connection: close\r\n");
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
