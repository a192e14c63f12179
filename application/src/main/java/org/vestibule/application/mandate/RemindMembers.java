package org.vestibule.application.mandate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vestibule.application.audit.AuditTrail;
import org.vestibule.application.notice.Outbox;
import org.vestibule.application.notice.PortalLinks;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.EnterTeam;
import org.vestibule.application.team.Memberships;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.Teams;
import org.vestibule.application.transaction.Transactions;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.mandate.StandingKind;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/** Reminds by mail who is missing: one member or all, each once a day of the team's. */
public final class RemindMembers {

    private final EnterTeam enterTeam;
    private final Teams teams;
    private final Memberships memberships;
    private final Outbox outbox;
    private final PortalLinks links;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    public RemindMembers(
            EnterTeam enterTeam,
            Teams teams,
            Memberships memberships,
            Outbox outbox,
            PortalLinks links,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.enterTeam = enterTeam;
        this.teams = teams;
        this.memberships = memberships;
        this.outbox = outbox;
        this.links = links;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * So many were reminded.
     *
     * @param already how many more are missing, but were reminded today
     * @param disabled how many more are missing, but their accounts are disabled: nobody writes to them
     */
    public record Reminded(int now, int already, int disabled) implements Result {}

    /** Not allowed, or the one member is none. */
    public record Refused(TeamChange why) implements Result {}

    /** A member and how they stand. */
    private record Missing(Account account, Standing standing) {}

    /**
     * Reminds them.
     *
     * @param only the one member to remind; empty for all who are missing
     */
    public Result remind(SignedIn person, TeamId id, Optional<AccountId> only, Origin origin) {
        AccountId me = person.account().id();
        return transactions.inTransaction(() -> {
            if (teams.lock(id).isEmpty()) {
                return new Refused(TeamChange.NO_TEAM);
            }
            EnterTeam.Result entered = enterTeam.enter(me, id, Role::maySeePeople);
            Optional<TeamChange> refusal = entered.refusal();
            if (refusal.isPresent()) {
                return new Refused(refusal.get());
            }
            Place place = ((EnterTeam.Entered) entered).place();
            Team team = place.team();
            List<Member> asked =
                    only.map(one -> memberships.find(id, one).stream().toList()).orElseGet(() -> memberships.of(id));
            if (asked.isEmpty()) {
                return new Refused(TeamChange.NOT_A_MEMBER);
            }
            Instant now = clock.instant();
            List<Missing> missing = asked.stream()
                    .map(member -> new Missing(member.account(), place.rules().standing(member, now)))
                    .filter(member -> StandingKind.of(member.standing).missing())
                    .toList();
            Map<AccountId, Missing> enabled = missing.stream()
                    .filter(member -> member.account.enabled())
                    .collect(Collectors.toMap(member -> member.account.id(), Function.identity()));
            Set<AccountId> reminded = memberships.remind(id, enabled.keySet(), team.startOfDay(now), now);
            reminded.stream().map(enabled::get).forEach(member -> {
                outbox.add(mail(member, team, person));
                trail.record(Event.byMember(id, me, member.account.id(), Event.Kind.MEMBER_REMINDED, origin));
            });
            return new Reminded(reminded.size(), enabled.size() - reminded.size(), missing.size() - enabled.size());
        });
    }

    private Notice mail(Missing member, Team team, SignedIn by) {
        List<String> details =
                new ArrayList<>(List.of(team.name().value(), by.account().name().value()));
        details.addAll(DueDay.of(member.standing, team));
        return new Notice(
                member.account.id(), Notice.Kind.MANDATE_REMINDER, member.account.email(), links.enable(), details);
    }
}
