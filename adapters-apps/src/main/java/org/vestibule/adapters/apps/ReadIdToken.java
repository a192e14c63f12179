package org.vestibule.adapters.apps;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.IdTokenHint;

/** Reads what {@link IdTokens} wrote. */
public final class ReadIdToken {

    private final String issuer;

    /** @param issuer the public address of the portal */
    public ReadIdToken(URI issuer) {
        this.issuer = issuer.toString();
    }

    /** What one says; empty if it is none of this portal. Neither its signature nor its end is looked at. */
    public Optional<IdTokenHint> hint(String idToken) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(idToken).getJWTClaimsSet();
            if (!issuer.equals(claims.getIssuer())
                    || claims.getSubject() == null
                    || claims.getAudience().size() != 1) {
                return Optional.empty();
            }
            return Optional.of(new IdTokenHint(
                    new AccountId(UUID.fromString(claims.getSubject())),
                    new ClientId(UUID.fromString(claims.getAudience().get(0))),
                    Optional.ofNullable(claims.getStringClaim("sid"))
                            .map(UUID::fromString)
                            .map(GrantId::new)));
        } catch (ParseException | IllegalArgumentException noneOfOurs) {
            return Optional.empty();
        }
    }
}
