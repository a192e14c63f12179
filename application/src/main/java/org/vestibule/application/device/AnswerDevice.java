package org.vestibule.application.device;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.act.Act;
import org.vestibule.application.act.Acts;
import org.vestibule.application.app.Clients;
import org.vestibule.application.app.Consents;
import org.vestibule.application.grant.AppRequests;
import org.vestibule.application.grant.DeviceRequests;
import org.vestibule.application.link.LinkPurpose;
import org.vestibule.application.link.MailedLinks;
import org.vestibule.application.password.Credential;
import org.vestibule.application.password.Credentials;
import org.vestibule.application.session.Sessions;
import org.vestibule.application.session.SignedIn;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.AppRequest;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.DeviceAnswer;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.app.DeviceRequest;
import org.vestibule.domain.app.GrantId;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.audit.AppFact;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Happening;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.token.BearerToken;

/** Tells a device that it may, or not; once, by somebody who has signed in for that. Its holder is told of it, too. */
public final class AnswerDevice {

    private final AppRequests requests;
    private final DeviceRequests devices;
    private final Clients clients;
    private final Consents consents;
    private final Credentials credentials;
    private final Sessions sessions;
    private final MailedLinks mailedLinks;
    private final Acts acts;

    public AnswerDevice(
            AppRequests requests,
            DeviceRequests devices,
            Clients clients,
            Consents consents,
            Credentials credentials,
            Sessions sessions,
            MailedLinks mailedLinks,
            Acts acts) {
        this.requests = requests;
        this.devices = devices;
        this.clients = clients;
        this.consents = consents;
        this.credentials = credentials;
        this.sessions = sessions;
        this.mailedLinks = mailedLinks;
        this.acts = acts;
    }

    /** What came of it. */
    public sealed interface Result {}

    /** It may. */
    public record Allowed(Client client) implements Result {}

    /** It may not. */
    public record Refused() implements Result {}

    /** They turned 2-step verification on in between, and so sign in once more, by it. */
    public record SignInAgain(AppQuery query) implements Result {}

    /** The device does not wait any more. */
    public record Expired() implements Result {}

    /** It was answered already. */
    public record Answered() implements Result {}

    /** The sign-in for it was answered before, or is over; or whoever answers was signed out that moment. */
    public record Over() implements Result {}

    /** Answers. */
    public Result answer(SignedIn person, UUID id, boolean allowed, Origin origin) {
        Optional<UserCode> typed = requests.find(person.account().id(), id, acts.now())
                .map(AppRequest::query)
                .flatMap(DeviceQuery::parse)
                .filter(DeviceQuery::found)
                .flatMap(DeviceQuery::code);
        if (typed.isEmpty()) {
            return new Over();
        }
        Drawn drawn = new Drawn(
                new GrantId(acts.id()), acts.token(person.account().id().value()));
        // The device before the account, as it does itself when it is told.
        return acts.locking(
                () -> new Locked(
                        devices.lock(typed.get()),
                        credentials.lock(person.account().id())),
                (act, locked) -> taken(person, id, act)
                        .map(asked -> answer(person.account(), asked, locked, allowed, drawn, act, origin))
                        .orElseGet(Over::new));
    }

    /** What was drawn before the transaction. */
    private record Drawn(GrantId grant, BearerToken link) {}

    private record Locked(Optional<DeviceRequest> device, Optional<Credential> credential) {}

    private Optional<AppRequest> taken(SignedIn person, UUID id, Act act) {
        return sessions.lock(person.session()) ? requests.take(person.account().id(), id, act.now()) : Optional.empty();
    }

    private Result answer(
            Account person, AppRequest asked, Locked locked, boolean allowed, Drawn drawn, Act act, Origin origin) {
        Optional<DeviceRequest> waiting = locked.device().filter(device -> !device.isOver(act.now()));
        Optional<Client> client =
                waiting.flatMap(device -> clients.find(device.client())).map(Clients.Registered::client);
        if (client.isEmpty()) {
            return new Expired();
        }
        DeviceRequest device = waiting.orElseThrow();
        if (device.answer().isPresent()) {
            return new Answered();
        }
        if (!allowed) {
            devices.answer(device.id(), new DeviceAnswer.Refused());
            act.log(Event.of(person.id(), new AppFact.Refused(device.client()), origin));
            return new Refused();
        }
        if (asked.lacksStep(
                locked.credential().filter(Credential::secondStepDue).isPresent())) {
            return new SignInAgain(asked.query());
        }
        DeviceAnswer may = new DeviceAnswer.Allowed(person.id(), drawn.grant(), asked.authentication(), act.now());
        devices.answer(device.id(), may);
        consents.note(person.id(), device.client(), device.scopes(), act.now());
        act.log(Event.of(person.id(), new AppFact.Allowed(device.client(), drawn.grant()), origin));
        tell(person, client.get(), drawn, act, origin);
        return new Allowed(client.get());
    }

    /** With a link that ends just this. */
    private void tell(Account person, Client client, Drawn drawn, Act act, Origin origin) {
        Happening happening = new Happening(Notice.Kind.APP_CONNECTED, act.now(), origin);
        Instant end = act.now().plus(MailedLinks.NOT_ME);
        mailedLinks.open(person.id(), LinkPurpose.DISOWN_GRANT, drawn.link().digest(), end, happening, drawn.grant());
        act.tell(person.id(), person.email(), happening, act.links().notMe(drawn.link()), client.name());
    }
}
