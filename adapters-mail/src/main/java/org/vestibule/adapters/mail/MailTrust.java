package org.vestibule.adapters.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose word is taken that a server is the one that was meant: of the authorities that the JVM knows, and of some more.
 *
 * @param own those more
 */
public record MailTrust(List<X509Certificate> own) {

    /** Of nobody but those whom the JVM knows. */
    public static final MailTrust JVM = new MailTrust(List.of());

    /** Also of those whose certificates are in a file, in PEM; empty if it holds none that can be read. */
    public static Optional<MailTrust> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> read = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            return Optional.of(new MailTrust(read)).filter(some -> !read.isEmpty());
        } catch (IOException | CertificateException notOne) {
            return Optional.empty();
        }
    }

    /** How TLS is spoken that way. */
    SSLContext context() {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            for (X509Certificate authority :
                    Stream.concat(jvms().stream(), own.stream()).toList()) {
                all.setCertificateEntry("authority " + all.size(), authority);
            }
            TrustManagerFactory factory = factory(all);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    private static List<X509Certificate> jvms() throws GeneralSecurityException {
        return Stream.of(factory(null).getTrustManagers())
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()))
                .toList();
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    @Override
    public String toString() {
        return "MailTrust[the JVM's and " + own.size() + "]";
    }
}
