package org.vestibule.adapters.apps;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.IdTokenHint;
import org.vestibule.domain.app.SigningKey;

/** Reads what {@link IdTokens} wrote. */
public final class ReadIdToken {

    private final String issuer;
    private final Supplier<List<SigningKey>> keys;

    /**
     * @param issuer the public address of the portal
     * @param keys that it knows still
     */
    public ReadIdToken(URI issuer, Supplier<List<SigningKey>> keys) {
        this.issuer = issuer.toString();
        this.keys = keys;
    }

    /**
     * What one says, long after its end as well; empty if it is none of this portal. Of one whose key is known no more, all
     * that is left is whom it names.
     */
    public Optional<IdTokenHint> hint(String idToken) {
        try {
            SignedJWT token = SignedJWT.parse(idToken);
            JWTClaimsSet claims = token.getJWTClaimsSet();
            if (!JOSEObjectType.JWT.equals(token.getHeader().getType())
                    || !issuer.equals(claims.getIssuer())
                    || claims.getSubject() == null
                    || claims.getAudience().size() != 1
                    || claims.getAudience().get(0) == null) {
                return Optional.empty();
            }
            IdTokenHint hint = new IdTokenHint(
                    new AccountId(UUID.fromString(claims.getSubject())),
                    new ClientId(UUID.fromString(claims.getAudience().get(0))),
                    Optional.ofNullable(claims.getStringClaim("sid"))
                            .map(UUID::fromString)
                            .map(GrantId::new));
            Optional<SigningKey> key = key(token.getHeader().getKeyID());
            if (key.isEmpty()) {
                return Optional.of(new IdTokenHint(hint.account(), hint.client(), Optional.empty()));
            }
            return token.verify(new RSASSAVerifier(key.get().open())) ? Optional.of(hint) : Optional.empty();
        } catch (JOSEException | ParseException | IllegalArgumentException noneOfOurs) {
            return Optional.empty();
        }
    }

    private Optional<SigningKey> key(@Nullable String id) {
        return keys.get().stream().filter(key -> key.id().toString().equals(id)).findFirst();
    }
}
