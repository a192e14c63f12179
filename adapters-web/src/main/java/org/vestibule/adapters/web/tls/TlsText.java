package org.vestibule.adapters.web.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.vestibule.adapters.web.TlsFiles;
import org.vestibule.adapters.web.TlsProblem;
import org.vestibule.adapters.web.TlsProblem.Why;

/** What the files of HTTPS hold, as they were read. */
public final class TlsText {

    /** Of a file; the longest chain has a hundredth of that. */
    private static final int MOST = 1024 * 1024;

    private final String certificate;
    private final String key;

    private TlsText(String certificate, String key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** Reads both. */
    public static TlsText read(TlsFiles files) {
        return new TlsText(
                read(files.certificate(), Why.CERTIFICATE_UNREADABLE), read(files.key(), Why.KEY_UNREADABLE));
    }

    private static String read(Path file, Why unless) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException none) {
            throw new TlsProblem(unless, "there is no such file");
        } catch (AccessDeniedException denied) {
            throw new TlsProblem(unless, "this user may not read it");
        } catch (IOException failure) {
            throw new TlsProblem(unless, Files.isDirectory(file) ? "it is a folder" : "the disk does not give it");
        }
    }

    /** Two that are alike have the same, and nothing can be told from it. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String both = certificate.length() + " " + certificate + key;
            return HexFormat.of().formatHex(digest.digest(both.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The key and the certificates that they are. */
    public TlsIdentity parse() {
        return new TlsIdentity(Pem.certificates(certificate), Pem.key(key));
    }
}
