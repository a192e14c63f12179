package org.vestibule.application.app;

import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.grant.AppCodes;
import org.vestibule.application.grant.Grants;
import org.vestibule.domain.app.AppCode;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.app.Refreshes;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.token.BearerToken;

/** Redeems a code for tokens, once. Who comes with one a second time ends what came of the first (S-121). */
public final class RedeemCode {

    private final AppCodes codes;
    private final Grants grants;
    private final EndGrant endGrant;
    private final AppLimits limits;
    private final Acts acts;

    public RedeemCode(AppCodes codes, Grants grants, EndGrant endGrant, AppLimits limits, Acts acts) {
        this.codes = codes;
        this.grants = grants;
        this.endGrant = endGrant;
        this.limits = limits;
        this.acts = acts;
    }

    /**
     * What came of it.
     *
     * @param nonce what the ID token is to repeat
     */
    public record Redeemed(Grants.Held held, Tokens tokens, Optional<String> nonce) {}

    /** Redeems one; empty if it is not good. One that is shown by the wrong app, or without its verifier, is spent, too. */
    public Optional<Redeemed> redeem(Client client, String code, String returnedTo, String verifier, Origin origin) {
        GrantKey key = GrantKey.make(acts.random());
        return BearerToken.parse(code)
                .flatMap(token -> acts.perform(act -> {
                    AppCodes.Spending spending = codes.spend(token, act.now());
                    if (spending instanceof AppCodes.SpentBefore before) {
                        endGrant.replayed(
                                before.account(),
                                before.grant(),
                                new AppFact.CodeReplayed(before.client(), before.grant()),
                                act,
                                origin);
                    }
                    return spending instanceof AppCodes.Spent spent
                                    && spent.code().isRedeemedBy(client.id(), returnedTo, verifier)
                            ? redeem(spent.code(), key, act)
                            : Optional.empty();
                }));
    }

    /** Empty if the account is not there any more. */
    private Optional<Redeemed> redeem(AppCode code, GrantKey key, Act act) {
        Grant grant = new Grant(
                code.account(),
                code.grant(),
                code.client(),
                code.scopes(),
                code.authentication(),
                code.browser(),
                act.now(),
                key,
                Refreshes.none(act.now()));
        return grants.add(grant).map(held -> new Redeemed(held, Tokens.first(grant, limits, act.now()), code.nonce()));
    }
}
