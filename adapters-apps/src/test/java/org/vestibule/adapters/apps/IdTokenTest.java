package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.adapters.apps.OpenDoors.ISSUER;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.apps.OpenDoors.App;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.app.RotateSigningKeys;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.IdTokenHint;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/** What an app is told of a sign-in, and how it knows that the portal says so (S-126, S-129). */
class IdTokenTest {

    private final OpenDoors doors = new OpenDoors();
    private final SignedIn ada = doors.portal.signedIn(doors.portal.account("ada@example.com"));
    private final App viewer = doors.publicApp();

    @AfterEach
    void close() {
        doors.close();
    }

    private SignedJWT idToken() throws Exception {
        return read(doors.redeem(viewer, doors.code(ada, viewer, "openid")));
    }

    private static SignedJWT read(Reply reply) throws Exception {
        return SignedJWT.parse(reply.text("id_token"));
    }

    private static Map<String, Object> claims(SignedJWT token) {
        return token.getPayload().toJSONObject();
    }

    private List<Map<String, Object>> published() throws Exception {
        return JWKSet.parse(doors.get(AppDoors.KEYS).whole().body()).getKeys().stream()
                .map(key -> key.toJSONObject())
                .collect(Collectors.toList());
    }

    private boolean isVerified(SignedJWT token) throws Exception {
        return token.verify(
                new RSASSAVerifier(JWKSet.parse(doors.get(AppDoors.KEYS).whole().body())
                        .getKeyByKeyId(token.getHeader().getKeyID())
                        .toRSAKey()));
    }

    private Instant now() {
        return doors.portal.clock.instant();
    }

    @Test
    void it_says_who_signed_in_how_and_when() throws Exception {
        Instant signedIn = now();
        doors.portal.clock.advance(Duration.ofMinutes(7));
        Reply reply = doors.redeem(viewer, doors.code(ada, viewer, "openid email"));
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(reply.text("access_token").getBytes(StandardCharsets.US_ASCII));

        assertEquals(
                Map.ofEntries(
                        Map.entry("iss", ISSUER),
                        Map.entry("sub", ada.account().id().toString()),
                        Map.entry("aud", viewer.id()),
                        Map.entry("iat", now().getEpochSecond()),
                        Map.entry("exp", now().plusSeconds(300).getEpochSecond()),
                        Map.entry("auth_time", signedIn.getEpochSecond()),
                        Map.entry("nonce", "n-0S6"),
                        Map.entry("acr", "1"),
                        Map.entry("amr", List.of("pwd")),
                        Map.entry("sid", grant(reply).toString()),
                        Map.entry(
                                "at_hash",
                                Base64URL.encode(Arrays.copyOf(digest, 16)).toString())),
                claims(read(reply)));
    }

    /** OIDC Core §3.1.2.1, RP-Initiated Logout §2: an app says with it whom it means, also long after its end. */
    @Test
    void whom_it_names_is_read_from_it_and_from_no_other() throws Exception {
        String token = idToken().serialize();
        ReadIdToken ours = new ReadIdToken(URI.create(ISSUER), this::keys);
        IdTokenHint hint = ours.hint(token).orElseThrow();
        assertEquals(ada.account().id(), hint.account());
        assertEquals(viewer.id(), hint.client().toString());
        assertTrue(hint.grant().isPresent());
        IdTokenHint whom = new IdTokenHint(hint.account(), hint.client(), Optional.empty());
        assertEquals(
                Optional.of(whom), ours.hint(signed(token, JOSEObjectType.JWT, builder -> builder.claim("sid", null))));
        assertEquals(
                Optional.of(whom),
                new ReadIdToken(URI.create(ISSUER), List::of).hint(token),
                "its key is known no more, so anybody may have written it");
        assertEquals(Optional.empty(), new ReadIdToken(URI.create("https://other.example"), this::keys).hint(token));
        String[] parts = token.split("\\.");
        String forged = Base64URL.encode(SignedJWT.parse(token)
                        .getJWTClaimsSet()
                        .toString()
                        .replace(viewer.id(), ada.account().id().toString()))
                .toString();
        for (String none : List.of(
                "",
                "..",
                "a.b.c",
                new PlainJWT(SignedJWT.parse(token).getJWTClaimsSet()).serialize(),
                parts[0] + "." + forged + "." + parts[2],
                parts[0] + "." + parts[1] + "." + parts[0],
                parts[0] + ".e30." + parts[2],
                signed(token, new JOSEObjectType("logout+jwt"), builder -> builder),
                signed(token, JOSEObjectType.JWT, builder -> builder.subject("ada")),
                signed(token, JOSEObjectType.JWT, builder -> builder.subject(null)),
                signed(token, JOSEObjectType.JWT, builder -> builder.audience((String) null)),
                signed(token, JOSEObjectType.JWT, builder -> builder.audience(List.of(viewer.id(), viewer.id()))),
                signed(token, JOSEObjectType.JWT, builder -> builder.claim("aud", Collections.singletonList(null))),
                signed(token, JOSEObjectType.JWT, builder -> builder.claim("sid", "7")),
                signed(token, JOSEObjectType.JWT, builder -> builder.claim("sid", 7)))) {
            assertEquals(Optional.empty(), ours.hint(none), none);
        }
    }

    private List<SigningKey> keys() {
        return doors.portal.useCases.app().viewSigningKeys().view();
    }

    /** Another that the portal has signed. */
    private String signed(String token, JOSEObjectType type, UnaryOperator<JWTClaimsSet.Builder> change)
            throws ParseException {
        SigningKey key = keys().stream()
                .filter(one -> one.state() == SigningKey.State.CURRENT)
                .findFirst()
                .orElseThrow();
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        return IdTokens.sign(change.apply(new JWTClaimsSet.Builder(claims)).build(), type, key);
    }

    private static GrantId grant(Reply reply) {
        return GrantToken.parse(reply.text("access_token")).orElseThrow().body().grant();
    }

    @Test
    void it_says_what_the_second_step_was() throws Exception {
        Enrolled eve = doors.portal.enrolled("eve@example.com");
        Instant signedIn = now();
        Map<String, Object> byCode = claims(read(doors.redeem(viewer, doors.codeWithCode(eve, viewer, "openid"))));
        assertEquals("2", byCode.get("acr"));
        assertEquals(List.of("pwd", "otp", "mfa"), byCode.get("amr"));
        assertEquals(signedIn.getEpochSecond(), byCode.get("auth_time"));

        Map<String, Object> byBackupCode =
                claims(read(doors.redeem(viewer, doors.codeWithBackupCode(eve, viewer, "openid"))));
        assertEquals("2", byBackupCode.get("acr"));
        assertEquals(List.of("pwd", "backup_code", "mfa"), byBackupCode.get("amr"));
    }

    @Test
    void it_is_signed_by_a_key_that_is_published() throws Exception {
        SignedJWT token = idToken();

        assertEquals("RS256", token.getHeader().getAlgorithm().getName());
        assertEquals("JWT", token.getHeader().getType().getType());
        assertTrue(isVerified(token));
    }

    @Test
    void the_keys_are_published_as_they_may_be_and_no_secret_is_among_them() throws Exception {
        Reply reply = doors.get(AppDoors.KEYS);

        Duration kept = SigningKey.TOLD_AHEAD.minus(Keys.GOOD_FOR);
        assertEquals("public, max-age=" + kept.toSeconds(), reply.header("Cache-Control"));
        assertEquals(2, published().size());
        for (Map<String, Object> key : published()) {
            assertEquals(Set.of("kty", "use", "alg", "kid", "n", "e"), key.keySet());
            assertEquals("sig", key.get("use"));
            assertEquals("RS256", key.get("alg"));
            assertEquals(256, Base64URL.from((String) key.get("n")).decode().length, "no byte for the sign");
        }
    }

    @Test
    void after_a_rotation_the_next_key_signs_and_what_was_signed_stays_good() throws Exception {
        SignedJWT before = idToken();
        List<Object> known = published().stream().map(key -> key.get("kid")).toList();
        doors.portal.clock.advance(SigningKey.TOLD_AHEAD);
        doors.get(AppDoors.KEYS);
        assertInstanceOf(
                RotateSigningKeys.Rotated.class,
                doors.portal.useCases.app().rotateSigningKeys().rotate());
        assertEquals(before.getHeader().getKeyID(), idToken().getHeader().getKeyID(), "nobody asks each time");

        doors.portal.clock.advance(Duration.ofMinutes(1));
        SignedJWT after = idToken();
        assertNotEquals(before.getHeader().getKeyID(), after.getHeader().getKeyID());
        assertTrue(known.contains(after.getHeader().getKeyID()), "it was published before");
        assertTrue(isVerified(before));
        assertTrue(isVerified(after));
        assertEquals(3, published().size());

        doors.portal.clock.advance(Duration.ofHours(23));
        assertEquals(3, published().size());
        doors.portal.clock.advance(Duration.ofHours(1));
        List<Object> left = published().stream().map(key -> key.get("kid")).toList();
        assertEquals(2, left.size());
        assertFalse(left.contains(before.getHeader().getKeyID()));
    }
}
