package org.vestibule.adapters.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of our own, and servers whose certificates it has signed, made by the JDK's keytool. */
final class TestAuthority {

    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final Path store;

    TestAuthority(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("store-" + System.nanoTime());
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=Test", "-ext", "bc:c", "-keyalg", "EC");
    }

    /** Its certificate, as operators are handed it. */
    Path file() {
        return write("ca.pem", keytool("-exportcert", "-rfc", "-alias", "ca"));
    }

    /** How a server speaks TLS that has a certificate for some names, good for ten days from a day on, such as -1d. */
    SSLContext server(String names, String from) {
        String alias = "server" + System.nanoTime();
        keytool("-genkeypair", "-alias", alias, "-dname", "CN=mail.example", "-keyalg", "EC");
        Path request = write(alias, keytool("-certreq", "-alias", alias));
        String signed = keytool(
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-infile",
                request.toString(),
                "-ext",
                "san=" + names,
                "-startdate",
                from,
                "-validity",
                "10");
        try {
            KeyStore all = load();
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(signed.getBytes(StandardCharsets.US_ASCII)));
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(
                    "server", (PrivateKey) all.getKey(alias, PASSWORD.toCharArray()), new char[0], new Certificate[] {
                        certificate, all.getCertificate("ca")
                    });
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String keytool(String... options) {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = new ArrayList<>(
                Stream.concat(Stream.of(program), Stream.of(options)).toList());
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
        try {
            Process keytool = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(said);
            }
            return said;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
