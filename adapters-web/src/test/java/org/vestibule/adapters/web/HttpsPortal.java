package org.vestibule.adapters.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.TestCertificate;

/** A portal that speaks HTTPS, and whoever trusts its certificate. */
final class HttpsPortal implements AutoCloseable {

    private static final int PATIENCE = 10_000;

    private static final TestCertificate CERTIFICATE = TestCertificate.make();

    final WebPortal web;
    private final Path folder;
    final TlsFiles files;
    private final HttpClient client = HttpClient.newBuilder()
            .sslContext(TestCertificate.trusting(CERTIFICATE))
            .build();

    HttpsPortal() {
        this(URI.create("https://localhost"), TrustedProxies.NONE);
    }

    HttpsPortal(URI base, TrustedProxies proxies) {
        try {
            folder = Files.createTempDirectory("https");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        files = new TlsFiles(folder.resolve("fullchain.pem"), folder.resolve("privkey.pem"));
        CERTIFICATE.write(files.certificate(), files.key());
        Listening listening = new Listening("localhost", 0, Optional.of(files), Optional.of(0));
        web = new WebPortal(new InMemoryPortal(), listening, base, proxies);
    }

    int port() {
        return web.address().getPort();
    }

    Browser browser() {
        return browser(web.address());
    }

    /** One that comes by a proxy which does not speak TLS itself. */
    Browser browser(URI proxy) {
        return new Browser(proxy, client);
    }

    /** A connection that somebody else, such as a proxy, has begun. */
    SSLSocket over(Socket plain, String serverName) throws IOException {
        plain.setSoTimeout(PATIENCE);
        return (SSLSocket)
                TestCertificate.trusting(CERTIFICATE).getSocketFactory().createSocket(plain, serverName, port(), true);
    }

    SSLSocket connect(String serverName) throws IOException {
        Socket plain = new Socket();
        plain.connect(new InetSocketAddress("localhost", port()));
        return over(plain, serverName);
    }

    /** All that is answered to a text, each {@code |} of which is the end of a line. */
    String answer(String serverName, String request) throws IOException {
        try (SSLSocket socket = connect(serverName)) {
            socket.getOutputStream().write(request.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        web.close();
        try {
            Files.delete(folder.resolve("fullchain.pem"));
            Files.delete(folder.resolve("privkey.pem"));
            Files.delete(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
