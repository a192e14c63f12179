package org.vestibule.adapters.web.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vestibule.testkit.TestCertificate;

/** What is slow below HTTP is ended as well: it never becomes a byte of a request (F-08). The seconds are the test's. */
class SlowTlsTest {

    private static final int FIRST_SECONDS = 20;
    private static final int LONG = 30;
    private static final int BIG = 16_000_000;
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final TestCertificate CERTIFICATE = TestCertificate.make();

    private final Server server = new Server();
    private final AtomicInteger over = new AtomicInteger();
    /** Looks when it is told to: a second never passes by itself. */
    private final Deadlines deadlines = new Deadlines(peer -> false, Duration.ofHours(1));

    private ServerConnector connector;
    private Socket plain;
    private final List<Socket> clients = new ArrayList<>(); // one that is forgotten is closed

    @BeforeEach
    void start() throws Exception {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(context());
        SslConnectionFactory ssl = new SslConnectionFactory(tls, "http/1.1");
        ssl.setEnsureSecureRequestCustomizer(false);
        connector = new ServerConnector(server, ssl, new HttpConnectionFactory());
        connector.setHost("localhost");
        connector.addBean(deadlines, false);
        server.addConnector(connector);
        SlowTakers takers = new SlowTakers(Duration.ofSeconds(1), 100_000_000);
        deadlines.setHandler(takers);
        takers.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Request.addCompletionListener(request, failure -> over.incrementAndGet());
                int size = request.getHttpURI().getPath().equals("/big") ? BIG : 2;
                response.write(true, ByteBuffer.allocate(size), callback);
                return true;
            }
        });
        server.setHandler(new Handler.Wrapper(deadlines) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Request.addCompletionListener(request, failure -> over.incrementAndGet());
                return super.handle(request, response, callback);
            }
        });
        server.start();
        plain = new Socket("localhost", connector.getLocalPort());
        plain.setSoTimeout(10_000);
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket client : clients) {
            client.close();
        }
        plain.close();
        server.stop();
    }

    @Test
    void a_handshake_that_takes_too_long_is_cut_off() throws IOException {
        send("160301020001");
        pass(FIRST_SECONDS);
        assertTrue(isOpen());
        send("00");
        pass(1);
        await(() -> !isOpen());
    }

    /** Of the longest kind one has 16 KiB, which is half an hour at a byte a second. */
    @Test
    void a_record_that_takes_too_long_is_cut_off_though_no_byte_of_a_request_has_come() throws IOException {
        handshake();
        send("170303400001");
        pass(LONG);
        await(() -> !isOpen());
    }

    @Test
    void nor_does_the_next_request_of_a_connection_take_longer() throws IOException {
        SSLSocket talking = handshake();
        for (int i = 0; i < 2; i++) {
            talking.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            talking.getInputStream().readNBytes(10);
        }
        await(() -> over.get() == 4); // each has two that tell, around what is tested; an answer is there before that
        assertEquals(1, deadlines.watched());
        pass(LONG);
        assertTrue(isOpen(), "between two requests nothing is awaited");
        send("170303400001");
        pass(LONG);
        await(() -> !isOpen());
    }

    @Test
    @Timeout(20)
    void whoever_takes_nothing_is_let_go() throws IOException {
        plain.setReceiveBufferSize(4 * 1024);
        SSLSocket talking = handshake();
        talking.getOutputStream().write(REQUEST.replace("/ ", "/big ").getBytes(StandardCharsets.US_ASCII));
        await(() -> !isOpen());
    }

    private static SSLContext context() throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(CERTIFICATE.store(), new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private SSLSocket handshake() throws IOException {
        SSLSocket over = (SSLSocket) TestCertificate.trusting(CERTIFICATE)
                .getSocketFactory()
                .createSocket(plain, "localhost", plain.getPort(), true);
        over.startHandshake();
        clients.add(over);
        return over;
    }

    /** Past whatever speaks TLS here; waits until it has been read. */
    private void send(String hex) throws IOException {
        await(this::isOpen);
        long before = bytesIn();
        OutputStream out = plain.getOutputStream();
        byte[] bytes = HexFormat.of().parseHex(hex);
        out.write(bytes);
        await(() -> !isOpen() || bytesIn() >= before + bytes.length);
    }

    private long bytesIn() {
        return connector.getConnectedEndPoints().stream()
                .filter(end -> end.getConnection() != null)
                .mapToLong(end -> end.getConnection().getBytesIn())
                .sum();
    }

    private boolean isOpen() {
        return connector.getConnectedEndPoints().stream().anyMatch(end -> end.isOpen());
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            deadlines.look();
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 15_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it comes to that");
            Thread.onSpinWait();
        }
    }
}
