package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vestibule.application.app.RedeemCode;
import org.vestibule.application.app.RefreshGrant;
import org.vestibule.application.app.Tokens;
import org.vestibule.application.computer.RefreshComputer;
import org.vestibule.application.device.PollDevice;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.computer.Computer;

/** Gives tokens for a code, to a device that was let in, or for the refresh token that came last (RFC 6749 §3.2). */
final class TokenDoor {

    /** RFC 8628 §3.4. */
    static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";

    private static final String ID_TOKEN = "id_token";

    private final ClientProof proof;
    private final RedeemCode redeemCode;
    private final RefreshGrant refreshGrant;
    private final RefreshComputer refreshComputer;
    private final DeviceDoor devices;
    private final IdTokens idTokens;
    private final Keys keys;
    private final Function<HttpServletRequest, Origin> origin;

    TokenDoor(
            ClientProof proof,
            RedeemCode redeemCode,
            RefreshGrant refreshGrant,
            RefreshComputer refreshComputer,
            DeviceDoor devices,
            IdTokens idTokens,
            Keys keys,
            Function<HttpServletRequest, Origin> origin) {
        this.proof = proof;
        this.redeemCode = redeemCode;
        this.refreshGrant = refreshGrant;
        this.refreshComputer = refreshComputer;
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
            case DEVICE_CODE -> device(client, form, origin.apply(request));
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
    private Answer device(Client client, SentForm form, Origin from) throws Refused {
        SigningKey key = keys.signing();
        PollDevice.Let let = devices.redeem(client, form, from);
        return let instanceof PollDevice.Licensed licensed
                ? licensed(licensed, key)
                : signedIn(((PollDevice.Redeemed) let).what(), key);
    }

    private Answer signedIn(RedeemCode.Redeemed redeemed, SigningKey key) {
        Grant grant = redeemed.held().grant();
        Map<String, Object> body = body(redeemed.tokens());
        body.put(
                ID_TOKEN,
                idTokens.sign(
                        new IdTokens.Said(
                                grant.account(),
                                grant.client(),
                                Optional.of(grant.id()),
                                grant.authentication(),
                                redeemed.tokens().access(),
                                redeemed.nonce()),
                        key));
        return Answer.of(body);
    }

    /** Its ID token names who let it in; all else is the team's. */
    private Answer licensed(PollDevice.Licensed licensed, SigningKey key) {
        Map<String, Object> body = body(licensed.computer(), licensed.tokens());
        body.put(
                ID_TOKEN,
                idTokens.sign(
                        new IdTokens.Said(
                                licensed.how().account(),
                                licensed.computer().client(),
                                Optional.empty(),
                                licensed.how().authentication(),
                                licensed.tokens().access(),
                                Optional.empty()),
                        key));
        return Answer.of(body);
    }

    /** Without an ID token, which a refresh may do without (OIDC Core §12.2): nobody has signed in. */
    private Answer refresh(Client client, SentForm form, Origin from) throws Refused {
        String token = form.need("refresh_token");
        String scope = form.find("scope").orElse("");
        boolean computers = GrantToken.parse(token)
                .filter(read -> read.body().use() == GrantToken.Use.COMPUTER_REFRESH)
                .isPresent();
        return computers ? refreshComputer(client, token, scope, from) : refreshGrant(client, token, scope, from);
    }

    private Answer refreshGrant(Client client, String token, String scope, Origin from) throws Refused {
        RefreshGrant.Result result = refreshGrant.refresh(client, token, scope, from);
        if (result instanceof RefreshGrant.Refreshed refreshed) {
            return Answer.of(body(refreshed.tokens()));
        }
        throw new Refused(
                result instanceof RefreshGrant.TooMuch ? Refusal.scopeNotGranted() : Refusal.refreshNotGood());
    }

    private Answer refreshComputer(Client client, String token, String scope, Origin from) throws Refused {
        RefreshComputer.Result result = refreshComputer.refresh(client, token, scope, from);
        if (result instanceof RefreshComputer.Refreshed refreshed) {
            return Answer.of(body(refreshed.computer(), refreshed.tokens()));
        }
        if (result instanceof RefreshComputer.TooMuch) {
            throw new Refused(Refusal.scopeNotGranted());
        }
        throw new Refused(
                result instanceof RefreshComputer.Dormant ? Refusal.licenseDormant() : Refusal.refreshNotGood());
    }

    /** With what the device needs to know of itself. */
    private static Map<String, Object> body(Computer computer, Tokens tokens) {
        Map<String, Object> itself = new LinkedHashMap<>();
        itself.put("id", computer.id().toString());
        itself.put("name", computer.name().value());
        itself.put("team", Map.of("id", computer.team().toString()));
        Map<String, Object> body = body(tokens);
        body.put("computer", itself);
        return body;
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
