package org.vestibule.adapters.apps;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.session.SignInMethod;

/**
 * Says to an app who has signed in, how and when, in a form that proves that the portal says so (S-126). There is one
 * audience, so nobody else is named as whom it was made for ({@code azp}).
 */
final class IdTokens {

    /** It is read at once; whatever holds longer is asked for with the access token. */
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final URI issuer;
    private final Clock clock;

    IdTokens(URI issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * What one says.
     *
     * @param account who has signed in
     * @param client to which app
     * @param grant by which its sign-in there is named when it ends; empty for a computer, which nobody signs out of
     * @param access the token that it is given beside
     * @param nonce what the app wants repeated
     */
    record Said(
            AccountId account,
            ClientId client,
            Optional<GrantId> grant,
            Authentication authentication,
            GrantToken access,
            Optional<String> nonce) {}

    String sign(Said said, SigningKey key) {
        SignInMethod method = said.authentication().method();
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer.toString())
                .subject(said.account().toString())
                .audience(said.client().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("auth_time", said.authentication().at().getEpochSecond())
                .claim("acr", acr(method))
                .claim("amr", amr(method))
                .claim("at_hash", half(said.access().text()));
        said.grant().ifPresent(grant -> claims.claim("sid", grant.toString()));
        said.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
        return sign(claims.build(), JOSEObjectType.JWT, key);
    }

    /** Signs what the portal says. */
    static String sign(JWTClaimsSet claims, JOSEObjectType type, SigningKey key) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(type)
                .keyID(key.id().toString())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key.secret()));
            return token.serialize();
        } catch (JOSEException everyKeyOfOursCan) {
            throw new IllegalStateException(everyKeyOfOursCan);
        }
    }

    /** 2 where the second step was taken in this very sign-in. */
    private static String acr(SignInMethod method) {
        return method == SignInMethod.PASSWORD ? "1" : "2";
    }

    /** The words of RFC 8176, which has none for backup codes. */
    private static List<String> amr(SignInMethod method) {
        return switch (method) {
            case PASSWORD -> List.of("pwd");
            case CODE -> List.of("pwd", "otp", "mfa");
            case BACKUP_CODE -> List.of("pwd", "backup_code", "mfa");
        };
    }

    /** OIDC Core §3.1.3.6. */
    private static String half(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, digest.length / 2));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
