package org.vestibule.application.app;

import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.grant.Grants;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.Refreshes;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;

/**
 * Gives an app new tokens for its refresh token, which is used up. The same one again is answered with the same successor
 * where the answer may have got lost, and else ends the grant (S-125).
 */
public final class RefreshGrant {

    private final Grants grants;
    private final EndGrant endGrant;
    private final AppLimits limits;
    private final Acts acts;

    public RefreshGrant(Grants grants, EndGrant endGrant, AppLimits limits, Acts acts) {
        this.grants = grants;
        this.endGrant = endGrant;
        this.limits = limits;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** The next ones. */
    public record Refreshed(Tokens tokens) implements Result {}

    /** It asks for more than was granted. Its token is as good as before. */
    public record TooMuch() implements Result {}

    /** The token is not good, or nothing is granted any more. */
    public record NotGood() implements Result {}

    /**
     * Refreshes it.
     *
     * @param scope what the app says that it wants to do, in words; nothing if it does not say
     */
    public Result refresh(Client client, String text, String scope, Origin origin) {
        return GrantToken.parse(text)
                .map(token -> acts.perform(act -> refresh(client, token, scope, act, origin)))
                .orElseGet(NotGood::new);
    }

    /** Where another was faster, it is judged anew: there is one repeat more then, and of those there are few. */
    private Result refresh(Client client, GrantToken token, String scope, Act act, Origin origin) {
        Optional<Grant> found = grants.find(token.body().account(), token.body().grant())
                .map(Grants.Held::grant)
                .filter(grant -> grant.key().made(token)
                        && grant.client().equals(client.id())
                        && !grant.isOver(limits, act.now()));
        if (found.isEmpty()) {
            return new NotGood();
        }
        Grant grant = found.get();
        Refreshes.Turn turn = grant.turn(token, act.now());
        boolean good = turn == Refreshes.Turn.NEXT || turn == Refreshes.Turn.REPEAT;
        if (good && !grant.scopes().cover(scope)) {
            return new TooMuch();
        }
        return switch (turn) {
            case NEXT ->
                grants.refresh(grant, act.now())
                        ? new Refreshed(tokens(grant, grant.refreshes().count() + 1, act))
                        : refresh(client, token, scope, act, origin);
            case REPEAT ->
                grants.repeat(grant, act.now())
                        ? repeated(grant, act, origin)
                        : refresh(client, token, scope, act, origin);
            case REPLAY -> replay(grant, act, origin);
            case UNKNOWN -> new NotGood();
        };
    }

    private Result repeated(Grant grant, Act act, Origin origin) {
        act.log(Event.of(grant.account(), new AppFact.RefreshRepeated(grant.client(), grant.id()), origin));
        return new Refreshed(tokens(grant, grant.refreshes().count(), act));
    }

    private Result replay(Grant grant, Act act, Origin origin) {
        AppFact what = new AppFact.RefreshReplayed(grant.client(), grant.id());
        endGrant.replayed(grant.account(), grant.id(), what, act, origin);
        return new NotGood();
    }

    private Tokens tokens(Grant grant, long count, Act act) {
        return new Tokens(
                grant.access(limits, act.now()), Optional.of(grant.refresh(count)), grant.scopes(), limits.access());
    }
}
