package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.domain.member.Role;

/** Nodes of two versions run side by side: what one lets a browser bear to the next page, another says, or leaves unsaid. */
class OtherVersionTest {

    private static final byte[] NONCE = new byte[12];

    private final Northwind northwind = new Northwind();

    @AfterEach
    void stop() {
        northwind.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /sign-in    | signed-out                             | You are signed out
        /sign-in    | session-expired/12 hours               | 12 hours
        /           | left                                   | You have left the team
        /security   | codes-saved                            | Your backup codes are saved
        …/people    | removed/Ada                            | Ada is removed from the team
        …/people    | invited/2//0                           | 2 invitations sent
        …/general   | renamed                                | The name is saved
        …/general   | draft/team-name-malformed/name/Try again | Try again
        """)
    void what_another_version_lets_it_bear_is_said(String page, String borne, String said) throws Exception {
        assertTrue(shown(page, borne).body().contains(said));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /sign-in  | of-another-version
        /sign-in  | left
        /sign-in  | session-expired
        /         | of-another-version/with/words
        /         | signed-out
        /         | left/more/than/is/known
        /security | codes-saved/at once
        …/people  | removed
        …/people  | invited/2
        …/people  | draft/too-short
        …/people/invitations| draft/of-another-version//So.
        """)
    void what_is_not_known_is_left_unsaid(String page, String borne) throws Exception {
        HttpResponse<String> shown = shown(page, borne);
        assertEquals(200, shown.statusCode());
        assertFalse(shown.body().contains("role=\"status\""), shown.body());
        assertFalse(shown.body().contains("data-code"), shown.body());
    }

    @Test
    void what_was_borne_once_is_known_by_the_same_name_for_ever() {
        Set<String> known = Stream.of(Outcome.values()).map(Outcome::key).collect(Collectors.toSet());
        String names = """
                signed-out session-expired session-ended sign-in-expired sign-in-ended new-password-expired
                password-burned password-set disowned not-me not-me-enabled backup-code-used device-changed
                codes-saved two-step-disabled left deleted invited reminded removed changed resent revoked
                renamed rule""";
        for (String name : names.split("\\s+")) {
            assertTrue(known.contains(name), name);
        }
    }

    private HttpResponse<String> shown(String page, String borne) throws GeneralSecurityException {
        boolean visitor = page.equals("/sign-in");
        String path = page.replace("…", northwind.at(""));
        Browser browser = visitor ? northwind.web.browser() : northwind.signedIn(Role.OWNER);
        browser.get(path);
        String bearer = browser.cookies.getOrDefault(visitor ? "visit" : "session", "");
        browser.cookies.put("notice", sealed(bearer, path, borne.replace('/', '\n')));
        HttpResponse<String> shown = browser.get(path);
        assertFalse(browser.cookies.containsKey("notice"), "it is borne to one page");
        return shown;
    }

    /** As every version does: until when it is good, what it is, and words of its own, a line each. */
    private String sealed(String bearer, String path, String lines) throws GeneralSecurityException {
        long end = northwind.web.portal.clock.instant().plusSeconds(60).getEpochSecond();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bearer.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        byte[] key = mac.doFinal("notice".getBytes(StandardCharsets.US_ASCII));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, NONCE));
        cipher.updateAAD(path.getBytes(StandardCharsets.UTF_8));
        byte[] text = cipher.doFinal((end + "\n" + lines).getBytes(StandardCharsets.UTF_8));
        byte[] all = ByteBuffer.allocate(NONCE.length + text.length)
                .put(NONCE)
                .put(text)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }
}
