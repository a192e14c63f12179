package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.vestibule.application.app.RedeemCode;
import org.vestibule.application.app.RefreshGrant;
import org.vestibule.application.app.Tokens;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.audit.Origin;

/** Gives tokens for a code, to a device that was let in, or for the refresh token that came last (RFC 6749 §3.2). */
final class TokenDoor {

    /** RFC 8628 §3.4. */
    static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

    private final ClientProof proof;
    private final RedeemCode redeemCode;
    private final RefreshGrant refreshGrant;
    private final DeviceDoor devices;
    private final IdTokens idTokens;
    private final Keys keys;
    private final Function<HttpServletRequest, Origin> origin;

    TokenDoor(
            ClientProof proof,
            RedeemCode redeemCode,
            RefreshGrant refreshGrant,
            DeviceDoor devices,
            IdTokens idTokens,
            Keys keys,
            Function<HttpServletRequest, Origin> origin) {
        this.proof = proof;
        this.redeemCode = redeemCode;
        this.refreshGrant = refreshGrant;
        this.devices = devices;
        this.idTokens = idTokens;
        this.keys = keys;
        this.origin = origin;
    }

    Answer give(HttpServletRequest request) throws Refused, IOException {
        SentForm form = SentForm.read(request);
        Client client = proof.of(request, form);
        return switch (form.need("grant_type")) {
            case "authorization_code" -> redeem(client, form, origin.apply(request));
            case "refresh_token" -> refresh(client, form, origin.apply(request));
            case DEVICE_CODE -> device(client, form);
            default -> throw new Refused(Refusal.grantTypeUnknown());
        };
    }

    /** The key is there before the code is spent: what fails may be tried again. */
    private Answer redeem(Client client, SentForm form, Origin from) throws Refused {
        String code = form.need("code");
        String returnedTo = form.need("redirect_uri");
        String verifier = form.need("code_verifier");
        SigningKey key = keys.signing();
        RedeemCode.Redeemed redeemed = redeemCode
                .redeem(client, code, returnedTo, verifier, from)
                .orElseThrow(() -> new Refused(Refusal.codeNotGood()));
        return signedIn(redeemed, key);
    }

    /** The key is there first, as above. */
    private Answer device(Client client, SentForm form) throws Refused {
        SigningKey key = keys.signing();
        return signedIn(devices.redeem(client, form), key);
    }

    private Answer signedIn(RedeemCode.Redeemed redeemed, SigningKey key) {
        Map<String, Object> body = body(redeemed.tokens());
        body.put("id_token", idTokens.sign(redeemed, key));
        return Answer.of(body);
    }

    /** Without an ID token, which a refresh may do without (OIDC Core §12.2): nobody has signed in. */
    private Answer refresh(Client client, SentForm form, Origin from) throws Refused {
        String scope = form.find("scope").orElse("");
        RefreshGrant.Result result = refreshGrant.refresh(client, form.need("refresh_token"), scope, from);
        if (result instanceof RefreshGrant.Refreshed refreshed) {
            return Answer.of(body(refreshed.tokens()));
        }
        throw new Refused(
                result instanceof RefreshGrant.TooMuch ? Refusal.scopeNotGranted() : Refusal.refreshNotGood());
    }

    private static Map<String, Object> body(Tokens tokens) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", tokens.access().text());
        body.put("token_type", "Bearer");
        body.put("expires_in", tokens.life().toSeconds());
        tokens.refresh().ifPresent(refresh -> body.put("refresh_token", refresh.text()));
        body.put("scope", tokens.scopes().words());
        return body;
    }
}
