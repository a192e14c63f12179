package org.vestibule.adapters.web.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.domain.token.BearerToken;

/**
 * Has the browser itself bear to the next page what that is to show: an {@link Afterword}, or a {@link Draft}. It is
 * sealed under the token of its session, so that it is of no use in another and no node keeps anything; good for 2
 * minutes, and once for the page that it is meant for.
 */
final class Afterwords {

    private static final Duration GOOD_FOR = Duration.ofMinutes(2);
    private static final int LONGEST = 2048;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String SEPARATOR = "\n";

    /** Stands where an outcome has its name. */
    private static final String DRAFT = "draft";

    private final Cookies cookies;
    private final Clock clock;
    private final RandomGenerator random;

    Afterwords(Cookies cookies, Clock clock, RandomGenerator random) {
        this.cookies = cookies;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What a browser bore.
     *
     * @param draft blank unless it was one
     */
    record Borne(Optional<Afterword> word, Draft draft) {

        static final Borne NOTHING = new Borne(Optional.empty(), Draft.BLANK);

        static Borne of(String what, List<String> words) {
            return what.equals(DRAFT)
                    ? new Borne(Optional.empty(), Drafts.read(words).orElse(Draft.BLANK))
                    : new Borne(Outcome.read(what, words), Draft.BLANK);
        }
    }

    /** Gives it to the browser; false if it is too long for a cookie, and so is not told. */
    boolean give(HttpServletResponse response, Path path, Afterword word, BearerToken bearer) {
        return give(response, path, word.what().key(), word.words(), bearer);
    }

    /** The same of a form that comes back. */
    boolean give(HttpServletResponse response, Path path, Draft draft, BearerToken bearer) {
        return give(response, path, DRAFT, Drafts.write(draft), bearer);
    }

    private boolean give(HttpServletResponse response, Path path, String what, List<String> words, BearerToken bearer) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        long end = clock.instant().plus(GOOD_FOR).getEpochSecond();
        String text = Stream.concat(Stream.of(String.valueOf(end), what), words.stream())
                .map(Afterwords::escaped)
                .collect(Collectors.joining(SEPARATOR));
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, alone(path), text.getBytes(StandardCharsets.UTF_8), bearer)
                .orElseThrow();
        byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        boolean fits = value.length() <= LONGEST;
        if (fits) {
            cookies.writeSealed(response, value, GOOD_FOR);
        }
        return fits;
    }

    /** Takes back what the browser bears to this page, which is over then; nothing of what this session was not given. */
    Borne take(HttpServletRequest request, HttpServletResponse response, BearerToken bearer) {
        Optional<List<String>> lines = cookies.readSealed(request)
                .filter(value -> value.length() <= LONGEST)
                .flatMap(value -> open(value, request.getRequestURI(), bearer));
        lines.ifPresent(taken -> cookies.clear(response, Cookies.Kind.NOTICE));
        return lines.map(all -> Borne.of(all.get(1), all.subList(2, all.size())))
                .orElse(Borne.NOTHING);
    }

    private Optional<List<String>> open(String value, String path, BearerToken bearer) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (all.length < NONCE_BYTES) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(all);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] sealed = new byte[parts.remaining()];
        parts.get(sealed);
        return crypt(Cipher.DECRYPT_MODE, nonce, path, sealed, bearer)
                .map(text -> Stream.of(new String(text, StandardCharsets.UTF_8).split(SEPARATOR, -1))
                        .map(Afterwords::unescaped)
                        .toList())
                .filter(lines -> clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(lines.get(0)))));
    }

    private static String alone(Path path) {
        return path.toString().split("\\?", 2)[0];
    }

    /** What people type has lines of its own. */
    private static String escaped(String line) {
        return line.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String unescaped(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            boolean escape = line.charAt(i) == '\\';
            i += escape ? 1 : 0;
            text.append(escape && line.charAt(i) == 'n' ? '\n' : line.charAt(i));
        }
        return text.toString();
    }

    /** Empty if it was not sealed so, for this path; which is not written, for it may hold a mailed link. */
    private static Optional<byte[]> crypt(int mode, byte[] nonce, String path, byte[] text, BearerToken bearer) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bearer.text().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] key = mac.doFinal("notice".getBytes(StandardCharsets.US_ASCII));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(path.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(text));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }
}
