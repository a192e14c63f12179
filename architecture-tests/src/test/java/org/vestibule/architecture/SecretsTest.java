package org.vestibule.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.Serializable;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.adapters.mail.MailSecret;
import org.vestibule.adapters.persistence.KeySource;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.ClientSecret;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.KeyUri;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TotpKey;

class SecretsTest {
    private static final Random RANDOM = new Random(6238);
    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[KeySource.BYTES]);

    /** Each secret beside the text that must not appear when it is logged by mistake. */
    static Stream<Arguments> secrets() {
        TotpKey key = TotpKey.make(RANDOM);
        BackupCode backupCode = BackupCode.makeSet(RANDOM).get(0);
        BearerToken token = BearerToken.make(new UUID(1, 2), RANDOM);
        String tokenSecret = token.text().substring(token.text().lastIndexOf('.') + 1);
        ClientSecret clientSecret = ClientSecret.make(RANDOM);
        GrantKey grantKey = GrantKey.make(RANDOM);
        GrantToken grantToken =
                grantKey.token(new GrantToken.Body(token.owner(), new UUID(3, 4), GrantToken.Use.REFRESH, 5));
        SigningKey signingKey = SigningKey.make(new UUID(5, 6), SigningKey.State.CURRENT, Instant.EPOCH);
        return Stream.of(
                Arguments.of(clientSecret, clientSecret.text()),
                Arguments.of(grantKey, HexFormat.of().formatHex(grantKey.bytes())),
                Arguments.of(
                        grantToken,
                        grantToken.text().substring(grantToken.text().indexOf('.') + 1)),
                Arguments.of(
                        signingKey,
                        ((RSAPrivateKey) signingKey.secret())
                                .getPrivateExponent()
                                .toString()),
                Arguments.of(key, key.base32()),
                Arguments.of(KeyUri.of(EmailAddress.parse("ada@example.com").orElseThrow(), key), key.base32()),
                Arguments.of(OneTimeCode.parse("287082").orElseThrow(), "287082"),
                Arguments.of(backupCode, backupCode.text()),
                Arguments.of(token, tokenSecret),
                Arguments.of(Password.parse("correct horse battery").orElseThrow(), "horse"),
                Arguments.of(
                        KeySource.Setting.parse("vestibule.keys.master", MASTER_KEY)
                                .orElseThrow(),
                        MASTER_KEY),
                Arguments.of(MailSecret.parse("tweet canary").orElseThrow(), "canary"),
                Arguments.of(new PasswordHash("$argon2id$v=19$m=19456$c2FsdA$aGFzaA"), "argon2id"));
    }

    @Test
    void no_secret_is_forgotten() {
        assertEquals(
                13,
                secrets().map(secret -> secret.get()[0].getClass()).distinct().count());
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_secret_does_not_print_itself(Object secret, String text) {
        String printed = secret.toString();

        assertFalse(text.isEmpty());
        assertFalse(printed.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)), printed);
        assertTrue(printed.startsWith(secret.getClass().getSimpleName() + "["), printed);
        assertTrue(printed.contains("…"), printed);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_secret_has_no_heir_that_could_print_it(Object secret, String text) {
        assertTrue(House.classes().get(secret.getClass()).getModifiers().contains(JavaModifier.FINAL), text);
    }

    @Test
    void nothing_of_the_rules_is_serialized() {
        noClasses()
                .that()
                .resideInAnyPackage(House.DOMAIN, House.APPLICATION)
                .and()
                .areNotEnums()
                .and()
                .areNotAssignableTo(Throwable.class)
                .should()
                .beAssignableTo(Serializable.class)
                .allowEmptyShould(false)
                .check(House.classes());
    }
}
