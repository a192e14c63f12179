package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers in gzip whoever takes it. How well something packs tells of what is in it, to whoever sees the lengths and has a
 * browser ask for text of their choice over and over (BREACH). So what another site has asked for is sent as it is, and
 * what holds keys or codes is never given here; the tokens of forms are masked anew each time by {@link Forgery}.
 */
final class Compression {

    /** Less than fits into one packet anyway. */
    private static final int TOO_SMALL = 1_000;

    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");
    private static final Set<String> NAMES = Set.of("gzip", "x-gzip", "*");

    private Compression() {}

    /** The bytes to send, with the header fields that say what they are. */
    static byte[] of(HttpServletRequest request, HttpServletResponse response, byte[] plain) throws IOException {
        if (!isFor(request, response, plain.length)) {
            return plain;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    /** Whether to pack an answer of so many bytes, or more; if so, its header fields say it. */
    static boolean isFor(HttpServletRequest request, HttpServletResponse response, int length) {
        response.setHeader("Vary", "Accept-Encoding, Sec-Fetch-Site");
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        if (length < TOO_SMALL
                || !accepts(request.getHeader("Accept-Encoding"))
                || (site != null && OTHER_SITES.contains(site))) {
            return false;
        }
        response.setHeader("Content-Encoding", "gzip");
        return true;
    }

    /** Whether a browser takes gzip (RFC 9110 §12.5.3). */
    static boolean accepts(@Nullable String encodings) {
        return encodings != null
                && Stream.of(encodings.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .map(coding -> coding.split("\\s*;\\s*", 2))
                        .anyMatch(parts -> NAMES.contains(parts[0])
                                && (parts.length == 1 || !parts[1].matches("q\\s*=\\s*0(\\.0*)?")));
    }
}
