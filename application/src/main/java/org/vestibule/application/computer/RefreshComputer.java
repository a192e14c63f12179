package org.vestibule.application.computer;

import java.util.Optional;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.app.Tokens;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Policies;
import org.vestibule.application.team.Teams;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.app.AppLimits;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.GrantToken;
import org.vestibule.domain.app.Refreshes;
import org.vestibule.domain.audit.ComputerFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.computer.Renewals;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.TeamId;

/**
 * Gives a computer new tokens for the one that it has, which is used up. The same one again is answered with the same
 * successor as long as that is unspent. One from before that removes the computer, and so do too many in a row that come
 * again: somebody has copied its tokens.
 */
public final class RefreshComputer {

    private final Computers computers;
    private final Teams teams;
    private final Caretakers caretakers;
    private final Policies policies;
    private final AppLimits limits;
    private final Acts acts;

    public RefreshComputer(
            Computers computers, Teams teams, Memberships memberships, Policies policies, AppLimits limits, Acts acts) {
        this.computers = computers;
        this.teams = teams;
        this.caretakers = new Caretakers(memberships);
        this.policies = policies;
        this.limits = limits;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** The next ones. */
    public record Refreshed(Computer computer, Tokens tokens) implements Result {}

    /** It asks for more than to be one. Its token is as good as before. */
    public record TooMuch() implements Result {}

    /** The team's subscription has ended. The token is as good as before, once there is one again. */
    public record Dormant() implements Result {}

    /** The token is not good, or the computer is none of the team's any more. */
    public record NotGood() implements Result {}

    /**
     * Refreshes it.
     *
     * @param scope what it says that it wants to do, in words; nothing if it does not say
     */
    public Result refresh(Client client, String text, String scope, Origin origin) {
        return GrantToken.parse(text)
                .filter(token -> token.body().use() == GrantToken.Use.COMPUTER_REFRESH)
                .map(token -> acts.perform(act -> refresh(client, token, scope, act, origin)))
                .orElseGet(NotGood::new);
    }

    /** Where another was faster, it is judged anew. */
    private Result refresh(Client client, GrantToken token, String scope, Act act, Origin origin) {
        TeamId team = new TeamId(token.body().owner());
        Optional<License> found = computers
                .license(team, new ComputerId(token.body().id()))
                .filter(one -> one.key().made(token) && one.computer().client().equals(client.id()));
        if (found.isEmpty()) {
            return new NotGood();
        }
        if (policies.of(team).plans().hasLapsed(act.now())) {
            return new Dormant();
        }
        License license = found.get();
        Computer.Seen seen = Computer.Seen.of(act.now(), origin.address());
        long mark = token.body().mark();
        Refreshes.Turn turn = license.turn(token);
        boolean good = turn == Refreshes.Turn.NEXT || turn == Refreshes.Turn.REPEAT;
        if (good && !Tokens.LICENSED.cover(scope)) {
            return new TooMuch();
        }
        Renewals before = license.renewals();
        return switch (turn) {
            case NEXT ->
                computers.renew(license, before.renewed(mark, act.now()), seen)
                        ? refreshed(license, mark + 1, act)
                        : refresh(client, token, scope, act, origin);
            case REPEAT ->
                before.again() || computers.renew(license, before.repeated(), seen)
                        ? repeated(license, act, origin)
                        : refresh(client, token, scope, act, origin);
            case REPLAY -> replayed(license.computer(), act, origin);
            case UNKNOWN -> new NotGood();
        };
    }

    private Refreshed refreshed(License license, long count, Act act) {
        return new Refreshed(license.computer(), Tokens.of(license, count, limits, act.now()));
    }

    /** However often it is given again, that is written down once. */
    private Result repeated(License license, Act act, Origin origin) {
        if (!license.renewals().again()) {
            Computer computer = license.computer();
            act.log(Event.byComputer(
                    computer.team(),
                    caretakers.subject(computer),
                    new ComputerFact.RefreshRepeated(computer.id()),
                    origin));
        }
        return refreshed(license, license.renewals().count(), act);
    }

    private Result replayed(Computer computer, Act act, Origin origin) {
        if (computers.remove(computer.team(), computer.id())) {
            act.log(Event.byComputer(
                    computer.team(),
                    caretakers.subject(computer),
                    new ComputerFact.RefreshReplayed(computer.id()),
                    origin));
            String team = teams.find(computer.team())
                    .map(found -> found.name().value())
                    .orElse("");
            caretakers.of(computer).map(Member::account).ifPresent(reader -> tell(reader, computer, team, act, origin));
        }
        return new NotGood();
    }

    /** An Owner who did not let it in is not asked whether it was them. */
    private static void tell(Account reader, Computer computer, String team, Act act, Origin origin) {
        String name = computer.name().value();
        if (reader.id().equals(computer.licensedBy())) {
            act.tell(reader, Notice.Kind.COMPUTER_CUT_OFF, origin, name, team);
        } else {
            act.tell(
                    reader.id(),
                    reader.email(),
                    Notice.Kind.COMPUTER_CUT_OFF_TO_OWNER,
                    origin,
                    act.links().teams(),
                    name,
                    team);
        }
    }
}
