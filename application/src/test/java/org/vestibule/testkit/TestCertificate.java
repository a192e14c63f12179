package org.vestibule.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and its self-signed certificate, for this machine and for {@code portal.example}, made by the JDK's keytool. */
public record TestCertificate(PrivateKey key, X509Certificate certificate) {

    private static final String PASSWORD = "changeit";

    /** One that is good since yesterday and for ten years: for a {@link SettableClock}, too. */
    public static TestCertificate make() {
        return make(Duration.ofDays(-1), 3650, "-keyalg", "EC", "-groupname", "secp256r1");
    }

    /**
     * Another.
     *
     * @param begins from when on it is good, from now
     * @param options how keytool makes the key, and whatever else it is to know
     */
    public static TestCertificate make(Duration begins, int days, String... options) {
        try {
            Path folder = Files.createTempDirectory("certificate");
            Path store = folder.resolve("store");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "portal",
                    "-dname",
                    "CN=portal.example",
                    "-ext",
                    "san=dns:portal.example,dns:localhost,ip:127.0.0.1",
                    "-startdate",
                    begins.toMinutes() < 0 ? begins.toMinutes() + "M" : "+" + begins.toMinutes() + "M",
                    "-validity",
                    String.valueOf(days),
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD));
            command.addAll(List.of(options));
            run(command);
            TestCertificate made = read(store);
            Files.delete(store);
            Files.delete(folder);
            return made;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void run(List<String> command) throws IOException {
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(said);
        }
    }

    private static TestCertificate read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return new TestCertificate((PrivateKey) store.getKey("portal", PASSWORD.toCharArray()), (X509Certificate)
                    store.getCertificate("portal"));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The certificate, as authorities hand it out. */
    public String certificateText() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The key, as most programs write it. */
    public String keyText() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** Writes both. */
    public void write(Path certificateFile, Path keyFile) {
        try {
            Files.writeString(certificateFile, certificateText());
            Files.writeString(keyFile, keyText());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Both, as the JDK's own classes want them, without a password. */
    public KeyStore store() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("portal", key, new char[0], new X509Certificate[] {certificate});
            return store;
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How some client speaks TLS that trusts some certificates and no others. */
    public static SSLContext trusting(TestCertificate... certificates) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (int i = 0; i < certificates.length; i++) {
                store.setCertificateEntry("portal " + i, certificates[i].certificate);
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Any bytes in PEM. */
    public static String pem(String kind, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
