package org.vestibule.domain.app;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** By what the app that redeems a code shows that it is the one that asked for it (RFC 7636, S256 alone; S-123). */
public record CodeChallenge(String text) {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    /** Reads one; empty if no digest looks like it. */
    public static Optional<CodeChallenge> parse(String text) {
        return CHALLENGE.matcher(text).matches() ? Optional.of(new CodeChallenge(text)) : Optional.empty();
    }

    /** Whether a verifier is the one that it was made of. */
    public boolean isMetBy(String verifier) {
        if (!VERIFIER.matcher(verifier).matches()) {
            return false;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            byte[] made = Base64.getUrlEncoder().withoutPadding().encode(digest);
            return MessageDigest.isEqual(made, text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
