package org.vestibule.domain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.ClientSecret;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.password.Password;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.Authenticator;
import org.vestibule.domain.totp.KeyUri;
import org.vestibule.domain.totp.OneTimeCode;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.domain.totp.TotpKey;

/** What is secret shows in no log, also as part of something else. */
class RedactionTest {

    static Stream<Arguments> secrets() {
        RandomGenerator random = new SplittableRandom(1);
        EmailAddress email = EmailAddress.parse("person@example.org").orElseThrow();
        TotpKey key = TotpKey.make(random);
        BackupCode backupCode = BackupCode.makeSet(random).get(0);
        BearerToken token = BearerToken.make(UUID.fromString("0192f0c4-9d5e-7000-8000-0123456789ab"), random);
        String secret = token.text().substring(token.text().indexOf('.') + 1);
        String phc = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g";
        Authenticator authenticator =
                new Authenticator(Optional.of(key), Instant.EPOCH, Instant.EPOCH, new TimeStep(0), false);
        ClientSecret clientSecret = ClientSecret.make(random);
        GrantKey grantKey = GrantKey.make(random);
        GrantToken grantToken =
                grantKey.token(new GrantToken.Body(token.owner(), token.owner(), GrantToken.Use.ACCESS, 1));
        return Stream.of(
                arguments(clientSecret, clientSecret.text()),
                arguments(grantKey, HexFormat.of().formatHex(grantKey.bytes())),
                arguments(grantToken, grantToken.text().substring(37)),
                arguments(key, key.base32()),
                arguments(authenticator, key.base32()),
                arguments(KeyUri.of(email, key), key.base32()),
                arguments(OneTimeCode.parse("123456").orElseThrow(), "123456"),
                arguments(backupCode, backupCode.text().substring(0, 5)),
                arguments(token, secret),
                arguments(Password.parse("hunter2hunter2hunter2").orElseThrow(), "hunter2"),
                arguments(new PasswordHash(phc), "aGFzaGhhc2g"));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void no_secret_is_in_the_text_of_an_object(Object object, String secret) {
        String text = object.toString().toLowerCase(Locale.ROOT);
        assertFalse(text.contains(secret.toLowerCase(Locale.ROOT)));
        assertFalse(text.contains("@" + Integer.toHexString(object.hashCode())), "32 bits of it");
    }
}
