package org.vestibule.adapters.apps;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.account.AccountId;

/** Reads what {@link IdTokens} wrote. */
public final class ReadIdToken {

    private final String issuer;

    /** @param issuer the public address of the portal */
    public ReadIdToken(URI issuer) {
        this.issuer = issuer.toString();
    }

    /** Whom one names; empty if it is none of this portal. Neither its signature nor its end is looked at. */
    public Optional<AccountId> holder(String idToken) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(idToken).getJWTClaimsSet();
            return Optional.ofNullable(claims.getSubject())
                    .filter(subject -> issuer.equals(claims.getIssuer()))
                    .map(subject -> new AccountId(UUID.fromString(subject)));
        } catch (ParseException | IllegalArgumentException noneOfOurs) {
            return Optional.empty();
        }
    }
}
