package org.vestibule.application.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.application.app.RefreshGrant;
import org.vestibule.application.app.Tokens;
import org.vestibule.application.portal.AppUseCases;
import org.vestibule.application.portal.DeviceUseCases;
import org.vestibule.application.session.BeginSession;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.AppQuery;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.NewClient;

/** A portal with an app that runs on devices, and the ways that it goes. */
final class DeviceScene {

    /** Where the device is. */
    static final Origin TELEVISION = new Origin("198.51.100.7", "Television/1.0");

    /** What nobody has typed yet, and no link had. */
    static final DeviceQuery NOTHING = new DeviceQuery(Optional.empty(), false);

    /** What no device shows. */
    static final String NONE = "BBBB-BBBB";

    final InMemoryPortal portal = new InMemoryPortal();
    final AppUseCases apps = portal.useCases.app();
    final DeviceUseCases does = portal.useCases.device();
    final Client player = client("Player");

    /** One that waits. */
    record Waiting(Client client, BearerToken secret, UserCode code) {}

    Client client(String name) {
        return NewClient.onDevices(apps, name, Client.Kind.PUBLIC, "https://player.example/back")
                .client();
    }

    Waiting waiting() {
        return waiting(player);
    }

    Waiting waiting(Client client) {
        var started = assertInstanceOf(
                StartDevice.Started.class,
                does.startDevice().start(client, Scopes.parse("openid offline_access"), TELEVISION));
        return new Waiting(client, started.device(), started.code());
    }

    SignedIn somebody(String email) {
        return portal.signedIn(portal.account(email));
    }

    /** What somebody is to answer who has signed in for it. */
    UUID asked(SignedIn person) {
        return asked(person, NOTHING);
    }

    UUID asked(SignedIn person, DeviceQuery query) {
        return signedIn(person, query.text()).asked().orElseThrow();
    }

    /** Signs somebody in who needs no second step. */
    BeginSession.Begun signedIn(SignedIn person, AppQuery query) {
        SignIn.Result result = portal.useCases
                .signIn()
                .signIn()
                .signIn(person.account().email(), PASSWORD, List.of(), Optional.empty(), Optional.of(query), ORIGIN);
        return assertInstanceOf(SignIn.SignedInNow.class, result).begun();
    }

    /** Signs somebody in by both steps. */
    BeginSession.Begun signedIn(Enrolled person, AppQuery query) {
        SignIn.Result first = portal.useCases
                .signIn()
                .signIn()
                .signIn(person.account().email(), PASSWORD, List.of(), Optional.empty(), Optional.of(query), ORIGIN);
        var pending = (AwaitingSecondStep) portal.useCases
                .signIn()
                .resumeSignIn()
                .resume(assertInstanceOf(SignIn.SecondStepDue.class, first).pending())
                .orElseThrow();
        SecondStep second = portal.useCases
                .signIn()
                .verifySecondStep()
                .verify(pending, person.app().codeAt(portal.clock.instant()), ORIGIN);
        return assertInstanceOf(SecondStep.Accepted.class, second).begun();
    }

    /** Turns 2-step verification on. */
    SignedIn enrolled(SignedIn person) {
        var app = portal.app(person);
        var enabled = assertInstanceOf(
                EnableTwoStepVerification.Enabled.class,
                portal.useCases
                        .twoStep()
                        .enableTwoStepVerification()
                        .enable(person, PASSWORD, app.codeAt(portal.clock.instant()), ORIGIN));
        return portal.resumed(enabled.session());
    }

    FindDevice.Result find(SignedIn person, UUID request, String typed) {
        return does.findDevice().find(person, request, typed, ORIGIN);
    }

    /** What somebody is to answer who has typed what it shows. */
    UUID found(SignedIn person, Waiting device) {
        UUID request = asked(person);
        assertEquals(new FindDevice.Found(), find(person, request, device.code().text()));
        return request;
    }

    AnswerDevice.Result answer(SignedIn person, UUID request, boolean allowed) {
        return answer(
                person,
                request,
                shown(person, request),
                allowed ? new AnswerDevice.Allow() : new AnswerDevice.Refuse());
    }

    AnswerDevice.Result answer(SignedIn person, UUID request, Optional<UserCode> shown, AnswerDevice.Answer answer) {
        return does.answerDevice().answer(person, request, shown, answer, ORIGIN);
    }

    /** The code on the page that they are asked by. */
    Optional<UserCode> shown(SignedIn person, UUID request) {
        return portal.store
                .appRequests()
                .find(person.account().id(), request, portal.clock.instant())
                .flatMap(asked -> DeviceQuery.parse(asked.query()))
                .flatMap(DeviceQuery::code);
    }

    void allow(SignedIn person, Waiting device) {
        assertEquals(new AnswerDevice.Allowed(device.client()), answer(person, found(person, device), true));
    }

    PollDevice.Result poll(Waiting device) {
        return does.pollDevice().poll(device.client(), device.secret().text(), TELEVISION);
    }

    /** What it has once somebody has let it. */
    Tokens tokens(Waiting device) {
        return assertInstanceOf(PollDevice.Redeemed.class, poll(device)).what().tokens();
    }

    Tokens granted(SignedIn person, Waiting device) {
        allow(person, device);
        return tokens(device);
    }

    boolean refreshes(Waiting device, Tokens tokens) {
        String token = tokens.refresh().orElseThrow().text();
        return apps.refreshGrant().refresh(device.client(), token, "", TELEVISION) instanceof RefreshGrant.Refreshed;
    }

    boolean opens(Tokens tokens) {
        return apps.viewUserInfo().view(tokens.access().text()).isPresent();
    }

    void wait(Duration time) {
        portal.clock.advance(time);
    }

    long count(AccountId account, Event.Kind kind) {
        return portal.store.auditTrail().count(account, kind);
    }

    List<Notice> mails(Notice.Kind kind) {
        return portal.store.outbox().due().stream()
                .filter(mail -> mail.kind() == kind)
                .toList();
    }

    /** The secret of the link that the latest of them has. */
    BearerToken link(Notice.Kind kind) {
        List<Notice> mails = mails(kind);
        URI link = mails.get(mails.size() - 1).link();
        return BearerToken.parse(link.getPath().substring(link.getPath().lastIndexOf('/') + 1))
                .orElseThrow();
    }
}
