package org.vestibule.application.device;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.app.Clients;
import org.vestibule.application.app.Consents;
import org.vestibule.application.computer.LicenseComputer;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.link.Undoing;
import org.vestibule.application.password.Credential;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.app.Scope;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.device.DeviceAnswer;
import org.vestibule.domain.device.DeviceRequest;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.session.Authentication;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.token.BearerToken;

/** Tells a device that it may, or not; once, by somebody who has signed in for that. Its holder is told of it, too. */
public final class AnswerDevice {

    private final AppRequests requests;
    private final DeviceRequests devices;
    private final Clients clients;
    private final Consents consents;
    private final LicenseComputer licenseComputer;
    private final Credentials credentials;
    private final Sessions sessions;
    private final MailedLinks mailedLinks;
    private final Acts acts;

    public AnswerDevice(
            AppRequests requests,
            DeviceRequests devices,
            Clients clients,
            Consents consents,
            LicenseComputer licenseComputer,
            Credentials credentials,
            Sessions sessions,
            MailedLinks mailedLinks,
            Acts acts) {
        this.requests = requests;
        this.devices = devices;
        this.clients = clients;
        this.consents = consents;
        this.licenseComputer = licenseComputer;
        this.credentials = credentials;
        this.sessions = sessions;
        this.mailedLinks = mailedLinks;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** It may. */
    public record Allowed(Client client) implements Result {}

    /** It is a computer of a team. */
    public record Licensed(Computer computer, Team team) implements Result {}

    /** It is not; they may answer once more. */
    public record NotLicensed(LicenseComputer.Result why) implements Result {}

    /** It may not. */
    public record Refused() implements Result {}

    /** They turned 2-step verification on in between, and so sign in once more, by it. */
    public record SignInAgain(AppQuery query) implements Result {}

    /** It was meant for another device, or for something else: nothing was answered. */
    public record Changed() implements Result {}

    /** The device does not wait any more. */
    public record Expired() implements Result {}

    /** It was answered already. */
    public record Answered() implements Result {}

    /** The sign-in for it was answered before, or is over; or whoever answers was signed out that moment. */
    public record Over() implements Result {}

    /** What somebody says. */
    public sealed interface Answer {}

    /** It may not. */
    public record Refuse() implements Answer {}

    /** It may. */
    public record Allow() implements Answer {}

    /** It is a computer of a team from now on. */
    public record License(LicenseComputer.Wanted wanted) implements Answer {}

    /**
     * Answers.
     *
     * @param shown the code on the page that the answer comes from: another may have been typed in another tab since
     */
    public Result answer(SignedIn person, UUID id, Optional<UserCode> shown, Answer answer, Origin origin) {
        AccountId account = person.account().id();
        Optional<UserCode> typed = requests.find(account, id, acts.now())
                .map(AppRequest::query)
                .flatMap(DeviceQuery::parse)
                .filter(DeviceQuery::found)
                .flatMap(DeviceQuery::code);
        if (typed.isEmpty()) {
            return new Over();
        }
        if (!typed.equals(shown)) {
            return new Changed();
        }
        Drawn drawn = new Drawn(acts.id(), acts.token(account.value()), GrantKey.make(acts.random()));
        // The device before the account, as it does itself when it is told; the team after it, as everybody does.
        return acts.locking(
                () -> new Locked(devices.lock(typed.get()), credentials.lock(account), lock(answer)),
                (act, locked) -> open(person, id, act)
                        .map(asked ->
                                answer(new Answering(person.account(), asked, drawn, act, origin), locked, answer))
                        .orElseGet(Over::new));
    }

    /** What was drawn before the transaction. */
    private record Drawn(UUID id, BearerToken link, GrantKey key) {}

    private record Locked(Optional<DeviceRequest> device, Optional<Credential> credential, Optional<Team> team) {}

    private record Answering(Account person, AppRequest asked, Drawn drawn, Act act, Origin origin) {}

    private Optional<Team> lock(Answer answer) {
        return answer instanceof License license
                ? licenseComputer.lock(license.wanted().team())
                : Optional.empty();
    }

    /** The account is locked, as by whoever ends or takes it: so it is there still when it is taken here. */
    private Optional<AppRequest> open(SignedIn person, UUID id, Act act) {
        return sessions.lock(person.session()) ? requests.find(person.account().id(), id, act.now()) : Optional.empty();
    }

    private Result answer(Answering by, Locked locked, Answer answer) {
        Optional<DeviceRequest> waiting =
                locked.device().filter(device -> !device.isOver(by.act().now()));
        Optional<Client> client =
                waiting.flatMap(device -> clients.find(device.client())).map(Clients.Registered::client);
        if (client.isEmpty()) {
            return new Expired();
        }
        DeviceRequest device = waiting.orElseThrow();
        if (device.answer().isPresent()) {
            return new Answered();
        }
        if (answer instanceof Refuse) {
            return refuse(by, device);
        }
        if (by.asked()
                .lacksStep(locked.credential().filter(Credential::secondStepDue).isPresent())) {
            take(by);
            return new SignInAgain(by.asked().query());
        }
        if (device.scopes().has(Scope.LICENSE)) {
            return answer instanceof License license
                    ? license(by, device, client.get(), locked.team(), license.wanted())
                    : new NotLicensed(new LicenseComputer.TeamRefused(TeamChange.NO_TEAM));
        }
        return answer instanceof Allow ? allow(by, device, client.get()) : new Changed();
    }

    private void take(Answering by) {
        requests.take(by.person().id(), by.asked().id(), by.act().now());
    }

    private Result refuse(Answering by, DeviceRequest device) {
        take(by);
        devices.answer(device.id(), new DeviceAnswer.Refused());
        by.act().log(Event.of(by.person().id(), new AppFact.Refused(device.client()), by.origin()));
        return new Refused();
    }

    private Result allow(Answering by, DeviceRequest device, Client client) {
        take(by);
        AccountId account = by.person().id();
        GrantId grant = new GrantId(by.drawn().id());
        Authentication signedIn = by.asked().authentication();
        devices.answer(
                device.id(),
                new DeviceAnswer.Allowed(account, grant, signedIn, by.act().now()));
        consents.note(account, device.client(), device.scopes(), by.act().now());
        by.act().log(Event.of(account, new AppFact.Allowed(device.client(), grant), by.origin()));
        tell(by, Notice.Kind.APP_CONNECTED, new Undoing.OfGrant(grant), client.name());
        return new Allowed(client);
    }

    private Result license(
            Answering by, DeviceRequest device, Client client, Optional<Team> team, LicenseComputer.Wanted wanted) {
        AccountId account = by.person().id();
        LicenseComputer.Result result = licenseComputer.license(
                team,
                wanted,
                account,
                device.client(),
                new LicenseComputer.Drawn(
                        new ComputerId(by.drawn().id()), by.drawn().key()),
                by.act(),
                by.origin());
        if (!(result instanceof LicenseComputer.Licensed licensed)) {
            return new NotLicensed(result);
        }
        take(by);
        Computer computer = licensed.computer();
        devices.answer(
                device.id(),
                new DeviceAnswer.Licensed(
                        account,
                        computer.team(),
                        computer.id(),
                        by.asked().authentication(),
                        by.act().now()));
        tell(
                by,
                Notice.Kind.COMPUTER_LICENSED,
                new Undoing.OfLicense(
                        computer.team(),
                        computer.id(),
                        by.asked().authentication().at()),
                client.name(),
                computer.name().value(),
                licensed.team().name().value());
        return new Licensed(computer, licensed.team());
    }

    /** With a link that undoes just this. */
    private void tell(Answering by, Notice.Kind what, Undoing undoing, String... more) {
        Account person = by.person();
        Happening happening = new Happening(what, by.act().now(), by.origin());
        Instant end = by.act().now().plus(MailedLinks.NOT_ME);
        BearerToken link = by.drawn().link();
        mailedLinks.open(person.id(), LinkPurpose.DISOWN_GRANT, link.digest(), end, happening, undoing);
        by.act().tell(person.id(), person.email(), happening, by.act().links().notMe(link), more);
    }
}
