package org.vestibule.adapters.web.tls;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.web.TlsFiles;
import org.vestibule.adapters.web.TlsProblem;
import org.vestibule.adapters.web.TlsProblem.Why;
import org.vestibule.testkit.TestCertificate;

/** With which files HTTPS can be served, and what is said of others (S-094). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsFilesTest {

    private final Instant now = Instant.now();
    private static final String[] RSA = {"-keyalg", "RSA", "-keysize", "2048"};

    private final TestCertificate elliptic = TestCertificate.make();
    private final TestCertificate rsa = TestCertificate.make(Duration.ofDays(-1), 90, RSA);
    private final Set<Why> seen = EnumSet.noneOf(Why.class);

    @TempDir
    private Path folder;

    private Path certificate;
    private Path key;

    @BeforeEach
    void nameFiles() {
        certificate = folder.resolve("fullchain.pem");
        key = folder.resolve("privkey.pem");
    }

    @Test
    void each_kind_of_key_that_authorities_and_tools_write_is_served_with() {
        assertServed(elliptic.certificateText(), elliptic.keyText());
        assertServed(elliptic.certificateText(), KeyForms.sec1(elliptic));
        assertServed(rsa.certificateText(), rsa.keyText());
        assertServed(rsa.certificateText(), KeyForms.pkcs1(rsa));
        TestCertificate edwards = TestCertificate.make(Duration.ofDays(-1), 90, "-keyalg", "Ed25519");
        assertServed(edwards.certificateText(), edwards.keyText());
    }

    @Test
    void both_may_stand_in_one_file_with_words_around_them() {
        String all = "Bag Attributes: portal\r\n" + rsa.keyText() + "# the certificate\n" + rsa.certificateText();
        assertServed(all, all);
        assertServed(all.replace("\n", "\r\n"), all.replace("\n", "\r\n"));
    }

    /** Or whoever looked up an algorithm later would have got the parser's. */
    @Test
    void nothing_of_the_parser_stays_with_the_jvm() {
        List<Provider> before = List.of(Security.getProviders());
        assertServed(rsa.certificateText(), KeyForms.pkcs1(rsa));
        assertEquals(before, List.of(Security.getProviders()));
    }

    @Test
    void whatever_else_is_in_them_is_refused_with_a_code_of_its_own() throws IOException {
        String text = elliptic.certificateText();
        String own = elliptic.keyText();
        TestCertificate other = TestCertificate.make();

        assertRefused(Why.PAIR_MISMATCH, text, other.keyText());
        assertRefused(Why.PAIR_MISMATCH, text, rsa.keyText());
        assertRefused(Why.PAIR_MISMATCH, rsa.certificateText(), own);
        assertRefused(Why.PAIR_MISMATCH, other.certificateText() + text, own);
        assertRefused(Why.CHAIN_BROKEN, text + other.certificateText(), own);
        assertRefused(Why.CHAIN_BROKEN, text + rsa.certificateText(), own);
        assertRefused(Why.CHAIN_BROKEN, text + text, own);
        assertRefused(Why.KEY_ENCRYPTED, text, KeyForms.encrypted(elliptic));
        assertRefused(Why.KEY_ENCRYPTED, text, KeyForms.PROC_TYPE);
        assertRefused(Why.KEY_PARAMETERS, text, KeyForms.PARAMETERS + KeyForms.sec1(elliptic));
        assertRefused(Why.KEY_MALFORMED, text, text);
        assertRefused(Why.CERTIFICATE_MALFORMED, own, own);

        TestCertificate ended = TestCertificate.make(Duration.ofDays(-3), 2, RSA);
        assertRefused(Why.CERTIFICATE_EXPIRED, ended.certificateText(), ended.keyText());
        TestCertificate early = TestCertificate.make(Duration.ofDays(1), 2, RSA);
        assertRefused(Why.CERTIFICATE_NOT_YET_VALID, early.certificateText(), early.keyText());
        TestCertificate weak = TestCertificate.make(Duration.ofDays(-1), 90, "-keyalg", "RSA", "-keysize", "1024");
        assertRefused(Why.KEY_WEAK, weak.certificateText(), weak.keyText());
        TestCertificate unknown = TestCertificate.make(Duration.ofDays(-1), 90, "-keyalg", "DSA", "-keysize", "1024");
        assertRefused(Why.NOT_USABLE, unknown.certificateText(), unknown.keyText());
        TestCertificate clients = TestCertificate.make(
                Duration.ofDays(-1), 90, "-keyalg", "EC", "-groupname", "secp256r1", "-ext", "eku=clientAuth");
        assertRefused(Why.NOT_USABLE, clients.certificateText(), clients.keyText());

        write(text, own);
        Files.delete(key);
        assertRefused(Why.KEY_UNREADABLE);
        Files.delete(certificate);
        assertRefused(Why.CERTIFICATE_UNREADABLE);
        Files.createDirectory(certificate);
        assertRefused(Why.CERTIFICATE_UNREADABLE);
        Files.delete(certificate);
        assertEquals(EnumSet.allOf(Why.class), seen, "none is forgotten");
    }

    @Test
    void a_file_that_is_not_whole_is_none() throws IOException {
        String text = rsa.certificateText();
        String own = rsa.keyText();
        for (int length = 0; length < text.length() - 2; length += 61) {
            assertRefused(Why.CERTIFICATE_MALFORMED, text.substring(0, length), own);
        }
        for (int length = 0; length < own.length() - 2; length += 61) {
            assertRefused(Why.KEY_MALFORMED, text, own.substring(0, length));
        }
        Files.write(certificate, rsa.key().getEncoded());
        assertRefused(Why.CERTIFICATE_MALFORMED);
    }

    /** To the second in which it begins and ends. */
    @Test
    void a_certificate_is_good_from_its_first_to_its_last_second() {
        write(rsa.certificateText(), rsa.keyText());
        Instant first = rsa.certificate().getNotBefore().toInstant();
        Instant end = rsa.certificate().getNotAfter().toInstant();
        TlsFiles files = new TlsFiles(certificate, key);
        assertDoesNotThrow(() -> files.check(first));
        assertDoesNotThrow(() -> files.check(end.minusSeconds(1)));
        assertEquals(
                Why.CERTIFICATE_EXPIRED,
                assertThrows(TlsProblem.class, () -> files.check(end)).why());
        assertEquals(
                Why.CERTIFICATE_NOT_YET_VALID,
                assertThrows(TlsProblem.class, () -> files.check(first.minusSeconds(1)))
                        .why());
    }

    private void assertServed(String certificateText, String keyText) {
        write(certificateText, keyText);
        assertDoesNotThrow(() -> new TlsFiles(certificate, key).check(now));
    }

    private void assertRefused(Why why, String certificateText, String keyText) {
        write(certificateText, keyText);
        assertRefused(why);
    }

    private void assertRefused(Why why) {
        TlsProblem problem = assertThrows(TlsProblem.class, () -> new TlsFiles(certificate, key).check(now));
        assertEquals(why, problem.why(), problem::toString);
        seen.add(why);
        String message = problem.toString();
        assertTrue(message.matches("[^\\n]+ \\[tls-[a-z-]+]"), message);
        for (String quoted : quoted()) {
            assertFalse(message.contains(quoted), message);
        }
    }

    /** Pieces of what is in the files, none of which is anybody's business. */
    private List<String> quoted() {
        return Stream.of(certificate, key)
                .filter(Files::isRegularFile)
                .flatMap(file -> lines(file).filter(line -> line.length() == 64))
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(String certificateText, String keyText) {
        try {
            Files.writeString(certificate, certificateText);
            Files.writeString(key, keyText);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
