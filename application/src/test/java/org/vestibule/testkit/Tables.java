package org.vestibule.testkit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.vestibule.application.app.Clients;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.Undoing;
import org.vestibule.application.notice.Refusals;
import org.vestibule.application.twostep.PendingKeys.PendingKey;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.addressbook.AddressBook;
import org.vestibule.domain.app.AppCode;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.Consent;
import org.vestibule.domain.app.Grant;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.Logout;
import org.vestibule.domain.app.SigningKey;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.attempt.Bucket;
import org.vestibule.domain.attempt.BucketKey;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.device.DeviceAnswer;
import org.vestibule.domain.device.DevicePace;
import org.vestibule.domain.device.DeviceRequest;
import org.vestibule.domain.invitation.Invitation;
import org.vestibule.domain.invitation.InvitationId;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.PolicyHistory;
import org.vestibule.domain.mandate.TeamRules;
import org.vestibule.domain.mandate.Warning;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.password.CostCount;
import org.vestibule.domain.password.PasswordHash;
import org.vestibule.domain.session.Deed;
import org.vestibule.domain.session.Session;
import org.vestibule.domain.session.StandIn;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.signin.PendingSignIn;
import org.vestibule.domain.subscription.PlanChange;
import org.vestibule.domain.subscription.PlanHistory;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.TokenDigest;
import org.vestibule.domain.totp.Authenticator;
import org.vestibule.domain.totp.TimeStep;

/** Everything that is stored, as it is at one moment. Rows never change: a change puts another row in the place of one. */
final class Tables {

    final Map<AccountId, AccountRow> accounts = new TreeMap<>(Comparator.comparing(AccountId::toString));
    final Map<String, AccountId> claims = new HashMap<>();
    final Map<AccountId, AuthenticatorRow> authenticators = new HashMap<>();
    final Map<AccountId, CodeSetRow> codeSets = new HashMap<>();
    final Map<CodeKey, TokenDigest> askedCodes = new HashMap<>();
    final Map<CodeKey, Instant> vouchedCodes = new HashMap<>();
    final Map<Owned, Session> sessions = new HashMap<>();
    final Map<Owned, TokenDigest> visits = new HashMap<>();
    final Map<Owned, SpentRow> spentTokens = new HashMap<>();
    final Map<StandInKey, Instant> standIns = new HashMap<>();
    final Map<Owned, PendingKey> pendingKeys = new HashMap<>();
    final Map<Owned, Instant> browsers = new HashMap<>();
    final Map<Owned, LinkRow> links = new HashMap<>();
    final Map<Owned, SignInRow> signIns = new HashMap<>();
    final Map<UUID, SignUpRow> signUps = new HashMap<>();
    final Map<BucketKey, Bucket> buckets = new HashMap<>();
    final Map<WrongStepKey, WrongStepRow> wrongSteps = new HashMap<>();
    final Map<UUID, MailRow> outbox = new LinkedHashMap<>();
    final Map<EmailAddress, Refusals.Refusal> refusals = new HashMap<>();
    final Map<TeamId, Team> teams = new TreeMap<>(Comparator.comparing(TeamId::toString));
    final Map<SeatKey, SeatRow> seats = new HashMap<>();
    final Map<TeamId, List<PolicyChange>> policies = new HashMap<>();
    final Map<TeamId, List<PlanChange>> plans = new HashMap<>();
    final Map<TeamId, Instant> looks = new HashMap<>();
    final Map<TeamId, Look> looked = new HashMap<>();
    final Map<InvitationId, InvitationRow> invitations = new LinkedHashMap<>();
    final Map<SentKey, Integer> invitationsSent = new HashMap<>();
    final Map<ClientId, Clients.Registered> clients = new LinkedHashMap<>();
    final Map<UUID, AppRequest> appRequests = new HashMap<>();
    final Map<Owned, CodeRow> appCodes = new HashMap<>();
    final Map<UUID, DeviceRow> devices = new HashMap<>();
    final Map<ComputerKey, License> computers = new HashMap<>();
    final Map<AccountId, AddressBook> addressBooks = new HashMap<>();
    final Map<GrantId, Grant> grants = new HashMap<>();
    final Set<GrantId> leftBehind = new HashSet<>();
    final Map<GrantId, LogoutRow> logouts = new LinkedHashMap<>();
    final Map<ConsentKey, Consent> consents = new HashMap<>();
    final Map<UUID, SigningKey> signingKeys = new HashMap<>();
    final List<Event> events = new ArrayList<>();
    Optional<CostCount> costCount = Optional.empty();
    TimeStep lowestStep = new TimeStep(0);
    Instant heldUntil = Instant.EPOCH;
    final NavigableMap<Integer, Instant> dataKeys = new TreeMap<>(Map.of(FIRST_DATA_KEY, Instant.EPOCH));
    final Map<Object, Integer> sealedWith = new HashMap<>();
    MasterKeyRow masterKey = new MasterKeyRow("first", Optional.empty(), 1);

    private static final int FIRST_DATA_KEY = 2;

    /**
     * @param due not before then
     * @param said what came of the latest try, once it is over
     */
    record MailRow(Notice notice, int tries, Instant due, Optional<String> said) {

        MailRow dueAt(Instant then) {
            return new MailRow(notice, tries, then, said);
        }
    }

    record LogoutRow(Logout logout, Instant dueAt, int tries) {}

    record CodeRow(AppCode code, boolean spent) {}

    record DeviceRow(
            DeviceRequest request, UserCode code, TokenDigest secret, DevicePace pace, Optional<Instant> redeemedAt) {

        DeviceRow answered(DeviceAnswer answer) {
            DeviceRequest told = new DeviceRequest(
                    request.id(),
                    request.client(),
                    request.scopes(),
                    request.address(),
                    request.startedAt(),
                    Optional.of(answer));
            return new DeviceRow(told, code, secret, pace, redeemedAt);
        }

        DeviceRow at(DevicePace other) {
            return new DeviceRow(request, code, secret, other, redeemedAt);
        }

        DeviceRow redeemed(Instant now) {
            return new DeviceRow(request, code, secret, pace, Optional.of(now));
        }
    }

    record ComputerKey(TeamId team, ComputerId id) {}

    record ConsentKey(AccountId account, ClientId client) {}

    /** @param made how many there have been */
    record MasterKeyRow(String name, Optional<String> next, int made) {}

    /** The key of what a bearer's token opens: whose it is, and the token's digest. */
    record Owned(AccountId account, TokenDigest token) {}

    /** The key of what a session's backup code may still stand in for. */
    record StandInKey(Owned session, StandIn act) {}

    /** @param at when it was spent */
    record SpentRow(Deed deed, Optional<TokenDigest> successor, Instant at) {}

    record AccountRow(Account account, PasswordHash hash, Instant passwordSetAt, boolean burned) {}

    record AuthenticatorRow(Authenticator app, TimeStep notedReplay) {}

    record CodeKey(AccountId account, String digest) {}

    /** @param spent whether each code, by its digest in hexadecimal, is spent */
    record CodeSetRow(
            String recipe, Map<String, Boolean> spent, Instant madeAt, boolean seen, boolean saved, boolean disabled) {
        boolean held(Instant until) {
            return !madeAt.isAfter(until);
        }

        CodeSetRow by(Map<String, Boolean> codes) {
            return new CodeSetRow(recipe, Map.copyOf(codes), madeAt, seen, saved, disabled);
        }

        CodeSetRow beenSeen() {
            return new CodeSetRow(recipe, spent, madeAt, true, saved, disabled);
        }

        CodeSetRow beenSaved() {
            return new CodeSetRow(recipe, spent, madeAt, true, true, disabled);
        }

        CodeSetRow off() {
            return new CodeSetRow(recipe, spent, madeAt, seen, saved, true);
        }
    }

    /**
     * @param happening what the link is about, if it says that this was not somebody
     * @param undoing what it undoes, if just that
     */
    record LinkRow(LinkPurpose purpose, Instant expiresAt, Optional<Happening> happening, Optional<Undoing> undoing) {
        LinkRow until(Instant end) {
            return new LinkRow(purpose, expiresAt.isAfter(end) ? end : expiresAt, happening, undoing);
        }
    }

    /** @param tellAt when its holder is told of it */
    record SignInRow(PendingSignIn signIn, int wrongCodes, Origin origin, Instant tellAt) {
        SignInRow oneMoreWrong() {
            return new SignInRow(signIn, wrongCodes + 1, origin, tellAt);
        }

        /** As after too many wrong codes. */
        SignInRow over() {
            return new SignInRow(signIn, AwaitingSecondStep.MOST_WRONG_CODES, origin, tellAt);
        }

        SignInRow by(PendingSignIn other) {
            return new SignInRow(other, wrongCodes, origin, tellAt);
        }

        SignInRow toldAt(Instant then) {
            return new SignInRow(signIn, wrongCodes, origin, then);
        }

        /** Whether nobody took its second step in time. */
        boolean unfinished(Instant now) {
            return signIn instanceof AwaitingSecondStep && !signIn.expiresAt().isAfter(now);
        }

        Optional<TokenDigest> visit() {
            return signIn instanceof AwaitingSecondStep awaiting ? awaiting.visit() : Optional.empty();
        }
    }

    /** The key of wrong second steps: in which sign-in or session, from which network. */
    record WrongStepKey(Owned attempt, String network) {}

    record WrongStepRow(BucketKey bucket, Optional<TokenDigest> visit, int tries, Instant lastAt, boolean ended) {
        WrongStepRow oneMore(Instant now) {
            return new WrongStepRow(bucket, visit, tries + 1, now.isAfter(lastAt) ? now : lastAt, ended);
        }

        WrongStepRow end() {
            return new WrongStepRow(bucket, visit, tries, lastAt, true);
        }
    }

    record SignUpRow(TokenDigest token, EmailAddress email, Instant expiresAt, boolean used) {
        SignUpRow until(Instant end) {
            return new SignUpRow(token, email, expiresAt.isAfter(end) ? end : expiresAt, used);
        }
    }

    /** To whom a look at a team has come that began then. */
    record Look(AccountId last, Instant begun) {}

    /** The same of a team, unless it was woken since. */
    Optional<AccountId> looked(TeamId team) {
        return Optional.ofNullable(looked.get(team))
                .filter(look -> look.begun().equals(looks.get(team)))
                .map(Look::last);
    }

    record SeatKey(TeamId team, AccountId account) {}

    /** @param role what the member is unless they are the Owner */
    record SeatRow(
            Role role,
            Optional<Instant> technicianSince,
            Instant joinedAt,
            boolean twoStepOn,
            Optional<Warning.Told> told,
            Optional<Instant> reminded) {
        SeatRow with(Role other) {
            return new SeatRow(other, technicianSince, joinedAt, twoStepOn, told, reminded);
        }

        SeatRow technician(Optional<Instant> since) {
            return new SeatRow(role, since, joinedAt, twoStepOn, told, reminded);
        }

        SeatRow twoStep(boolean on) {
            return new SeatRow(role, technicianSince, joinedAt, on, told, reminded);
        }

        SeatRow told(Warning.Told now) {
            return new SeatRow(role, technicianSince, joinedAt, twoStepOn, Optional.of(now), reminded);
        }

        SeatRow reminded(Instant at) {
            return new SeatRow(role, technicianSince, joinedAt, twoStepOn, told, Optional.of(at));
        }
    }

    record InvitationRow(Invitation invitation, TokenDigest token) {
        InvitationRow until(Instant end) {
            Invitation ended = new Invitation(
                    invitation.team(),
                    invitation.id(),
                    invitation.email(),
                    invitation.role(),
                    invitation.technician(),
                    invitation.inviter(),
                    end);
            return new InvitationRow(invitation.live(end) ? ended : invitation, token);
        }
    }

    record SentKey(TeamId team, LocalDate day) {}

    Tables copy() {
        Tables copy = new Tables();
        copy.accounts.putAll(accounts);
        copy.claims.putAll(claims);
        copy.authenticators.putAll(authenticators);
        copy.codeSets.putAll(codeSets);
        copy.askedCodes.putAll(askedCodes);
        copy.vouchedCodes.putAll(vouchedCodes);
        copy.sessions.putAll(sessions);
        copy.visits.putAll(visits);
        copy.spentTokens.putAll(spentTokens);
        copy.standIns.putAll(standIns);
        copy.pendingKeys.putAll(pendingKeys);
        copy.browsers.putAll(browsers);
        copy.links.putAll(links);
        copy.signIns.putAll(signIns);
        copy.signUps.putAll(signUps);
        copy.buckets.putAll(buckets);
        copy.wrongSteps.putAll(wrongSteps);
        copy.outbox.putAll(outbox);
        copy.refusals.putAll(refusals);
        copy.teams.putAll(teams);
        copy.seats.putAll(seats);
        copy.policies.putAll(policies);
        copy.plans.putAll(plans);
        copy.looks.putAll(looks);
        copy.looked.putAll(looked);
        copy.invitations.putAll(invitations);
        copy.invitationsSent.putAll(invitationsSent);
        copy.clients.putAll(clients);
        copy.appRequests.putAll(appRequests);
        copy.appCodes.putAll(appCodes);
        copy.devices.putAll(devices);
        copy.computers.putAll(computers);
        copy.addressBooks.putAll(addressBooks);
        copy.grants.putAll(grants);
        copy.leftBehind.addAll(leftBehind);
        copy.logouts.putAll(logouts);
        copy.consents.putAll(consents);
        copy.signingKeys.putAll(signingKeys);
        copy.events.addAll(events);
        copy.costCount = costCount;
        copy.lowestStep = lowestStep;
        copy.heldUntil = heldUntil;
        copy.dataKeys.clear();
        copy.dataKeys.putAll(dataKeys);
        copy.sealedWith.putAll(sealedWith);
        copy.masterKey = masterKey;
        return copy;
    }

    Optional<Account> account(AccountId id) {
        return Optional.ofNullable(accounts.get(id)).map(AccountRow::account);
    }

    /** What a team has chosen and subscribed to. */
    TeamRules rules(TeamId team) {
        return new TeamRules(
                new PolicyHistory(policies.getOrDefault(team, List.of())),
                new PlanHistory(plans.getOrDefault(team, List.of())));
    }

    /** Has a team looked at for members who are to be told something. */
    void wake(TeamId team) {
        looks.put(team, Instant.EPOCH);
    }

    /** Notes with which data key a row is sealed that is told by this. */
    void seal(Object row) {
        sealedWith.put(row, dataKeys.lastKey());
    }

    /** Whether it is there, or was dropped together with its session. */
    boolean isThere(Object row) {
        return authenticators.containsKey(row)
                || pendingKeys.containsKey(row)
                || outbox.containsKey(row)
                || refusals.containsKey(row)
                || grants.containsKey(row)
                || computers.containsKey(row)
                || signingKeys.containsKey(row);
    }

    /** What a foreign key does. */
    void requireAccount(AccountId id) {
        if (!accounts.containsKey(id)) {
            throw new IllegalArgumentException("There is no account " + id);
        }
    }
}
