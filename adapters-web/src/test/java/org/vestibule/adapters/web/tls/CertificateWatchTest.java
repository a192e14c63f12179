package org.vestibule.adapters.web.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.adapters.web.TlsFiles;
import org.vestibule.adapters.web.TlsProblem;
import org.vestibule.testkit.SettableClock;
import org.vestibule.testkit.TestCertificate;

/** A new certificate is taken up while the portal serves, and one that cannot be used is not (PRODUCT G). */
class CertificateWatchTest {

    private static final TestCertificate FIRST = TestCertificate.make();
    private static final TestCertificate SECOND = TestCertificate.make();
    private static final TestCertificate TOMORROWS =
            TestCertificate.make(Duration.ofDays(1), 90, "-keyalg", "EC", "-groupname", "secp256r1");

    private final SettableClock clock = new SettableClock();
    private final List<String> warned = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path certificate;
    private Path key;

    @BeforeEach
    void begin() {
        clock.set(Instant.now());
        certificate = folder.resolve("fullchain.pem");
        key = folder.resolve("privkey.pem");
        FIRST.write(certificate, key);
    }

    @Test
    void what_changed_is_taken_up_once_it_stands_still() throws Exception {
        try (CertificateWatch watch = watch()) {
            assertServed(watch, FIRST);
            assertFalse(watch.look());
            SECOND.write(certificate, key);
            assertTrue(watch.look());
            assertServed(watch, FIRST);
            assertFalse(watch.look());
            assertServed(watch, SECOND);
            assertEquals(List.of(), warned);
        }
    }

    /** As certbot does it: no file is written, but a link leads to another. */
    @Test
    void a_link_that_leads_elsewhere_is_a_change() throws Exception {
        Path one = Files.createDirectory(folder.resolve("1"));
        Path two = Files.createDirectory(folder.resolve("2"));
        FIRST.write(one.resolve("fullchain.pem"), one.resolve("privkey.pem"));
        SECOND.write(two.resolve("fullchain.pem"), two.resolve("privkey.pem"));
        Path live = Files.createSymbolicLink(folder.resolve("live"), one);
        TlsFiles files = new TlsFiles(live.resolve("fullchain.pem"), live.resolve("privkey.pem"));
        try (CertificateWatch watch = new CertificateWatch(files, clock, warned::add)) {
            Files.move(Files.createSymbolicLink(folder.resolve("next"), two), live, StandardCopyOption.ATOMIC_MOVE);
            lookTwice(watch);
            assertServed(watch, SECOND);
        }
    }

    /** A half that is seen in passing is no reason to complain. */
    @Test
    void what_is_being_written_is_waited_for() throws Exception {
        try (CertificateWatch watch = watch()) {
            Files.writeString(certificate, SECOND.certificateText().substring(0, 100));
            watch.look();
            Files.writeString(certificate, SECOND.certificateText());
            watch.look();
            Files.writeString(key, SECOND.keyText());
            lookTwice(watch);
            assertServed(watch, SECOND);
            assertEquals(List.of(), warned);
        }
    }

    @Test
    void what_cannot_be_used_is_told_once_and_the_old_serves_on() throws Exception {
        try (CertificateWatch watch = watch()) {
            Files.writeString(key, SECOND.keyText());
            lookTwice(watch);
            lookTwice(watch);
            assertServed(watch, FIRST);
            assertEquals(
                    List.of(
                            "The certificate stays as it was, for what is in the files now cannot be used: the key is not"
                                    + " that of the first certificate [tls-pair-mismatch]"),
                    warned);
            Files.delete(certificate);
            lookTwice(watch);
            lookTwice(watch);
            assertServed(watch, FIRST);
            assertEquals(2, warned.size(), warned::toString);
            assertTrue(warned.get(1).endsWith("there is no such file [tls-certificate-unreadable]"), warned.get(1));
            Files.writeString(certificate, SECOND.certificateText());
            lookTwice(watch);
            assertServed(watch, SECOND);
        }
    }

    /** Whoever puts the old one back again has mended it. */
    @Test
    void what_is_wrong_again_is_told_again() throws Exception {
        try (CertificateWatch watch = watch()) {
            for (int i = 0; i < 2; i++) {
                Files.writeString(key, SECOND.keyText());
                lookTwice(watch);
                FIRST.write(certificate, key);
                lookTwice(watch);
                Files.writeString(key, SECOND.keyText());
                lookTwice(watch);
                SECOND.write(certificate, key);
                lookTwice(watch);
                assertServed(watch, SECOND);
                FIRST.write(certificate, key);
                lookTwice(watch);
                assertServed(watch, FIRST);
            }
            assertEquals(4, warned.size(), warned::toString);
        }
    }

    @Test
    void one_whose_day_has_not_come_is_taken_up_when_it_comes() throws Exception {
        try (CertificateWatch watch = watch()) {
            TOMORROWS.write(certificate, key);
            lookTwice(watch);
            lookTwice(watch);
            assertServed(watch, FIRST);
            assertEquals(1, warned.size(), warned::toString);
            assertTrue(warned.get(0).endsWith("[tls-certificate-not-yet-valid]"), warned.get(0));
            clock.advance(Duration.ofDays(2));
            watch.look();
            assertServed(watch, TOMORROWS);
        }
    }

    @Test
    void the_end_is_told_of_two_weeks_before_and_once_a_day() throws Exception {
        Instant ends = FIRST.certificate().getNotAfter().toInstant();
        try (CertificateWatch watch = watch()) {
            clock.set(ends.minus(Duration.ofDays(14)).minusSeconds(1));
            watch.look();
            assertEquals(List.of(), warned);
            clock.advance(Duration.ofSeconds(1));
            watch.look();
            watch.look();
            String told = "The certificate ends on " + ends + ": renew it [certificate-ends-soon]";
            assertEquals(List.of(told), warned);
            clock.advance(Duration.ofDays(1));
            watch.look();
            assertEquals(List.of(told, told), warned);
            clock.set(ends);
            watch.look();
            assertTrue(warned.get(2).endsWith("[certificate-ended]"), warned.get(2));
            assertServed(watch, FIRST);
        }
    }

    @Test
    void it_does_not_begin_with_what_cannot_be_used() throws IOException {
        Files.writeString(key, SECOND.keyText());
        assertThrows(TlsProblem.class, this::watch);
    }

    private CertificateWatch watch() {
        return new CertificateWatch(new TlsFiles(certificate, key), clock, warned::add);
    }

    private static void lookTwice(CertificateWatch watch) {
        watch.look();
        watch.look();
    }

    private static void assertServed(CertificateWatch watch, TestCertificate expected)
            throws GeneralSecurityException, SSLException {
        Rehearsal.play(watch.tls().newSSLEngine(), expected.certificate());
        for (TestCertificate other : List.of(FIRST, SECOND, TOMORROWS)) {
            if (!other.equals(expected)) {
                assertThrows(
                        SSLException.class, () -> Rehearsal.play(watch.tls().newSSLEngine(), other.certificate()));
            }
        }
    }
}
