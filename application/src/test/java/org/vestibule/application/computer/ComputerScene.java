package org.vestibule.application.computer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.vestibule.application.app.Tokens;
import org.vestibule.application.device.AnswerDevice;
import org.vestibule.application.device.FindDevice;
import org.vestibule.application.device.PollDevice;
import org.vestibule.application.device.StartDevice;
import org.vestibule.application.device.ViewDevice;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.team.Club;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.app.DeviceQuery;
import org.vestibule.domain.app.Scopes;
import org.vestibule.domain.app.UserCode;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Origin;
import org.vestibule.domain.backupcode.BackupCode;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.token.BearerToken;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.InMemoryPortal.Enrolled;
import org.vestibule.testkit.NewClient;

/** A team, the app that makes computers of devices, and the ways that it goes. */
final class ComputerScene {

    /** Where the computers are. */
    static final Origin THERE = new Origin("198.51.100.7", "Harbour Server/3");

    private static final DeviceQuery NOTHING = new DeviceQuery(Optional.empty(), false);

    final Club club = new Club();
    final TeamId team = club.team.id();
    final Client server = client("Harbour Server");

    Client client(String name) {
        return NewClient.onDevices(club.does.app(), name, Client.Kind.PUBLIC).client();
    }

    /** A device that wants to be a computer. */
    StartDevice.Started waiting() {
        return waiting("openid license");
    }

    StartDevice.Started waiting(String scope) {
        var started = club.does.device().startDevice().start(server, Scopes.parse(scope), THERE);
        return assertInstanceOf(StartDevice.Started.class, started);
    }

    /** Somebody who has signed in for a device and typed what it shows. */
    record Typed(SignedIn person, UUID request) {}

    Typed typed(Account by, StartDevice.Started device) {
        var begun = assertInstanceOf(SignIn.SignedInNow.class, signIn(by)).begun();
        return found(club.portal.resumed(begun.session()), begun.asked().orElseThrow(), device);
    }

    private SignIn.Result signIn(Account by) {
        return club.does
                .signIn()
                .signIn()
                .signIn(by.email(), PASSWORD, List.of(), Optional.empty(), Optional.of(NOTHING.text()), ORIGIN);
    }

    /** The same by both steps. */
    Typed typed(Enrolled by, StartDevice.Started device) {
        club.portal.clock.advance(TimeStep.LENGTH);
        return typed(
                by,
                device,
                pending -> club.does
                        .signIn()
                        .verifySecondStep()
                        .verify(pending, by.app().codeAt(club.now()), ORIGIN));
    }

    /** The same by a backup code. */
    Typed typedByBackupCode(Enrolled by, StartDevice.Started device) {
        BackupCode code = by.codes().get(0);
        return typed(
                by, device, pending -> club.does.signIn().redeemBackupCode().redeem(pending, code, ORIGIN));
    }

    private Typed typed(Enrolled by, StartDevice.Started device, Function<AwaitingSecondStep, SecondStep> secondStep) {
        var first = assertInstanceOf(SignIn.SecondStepDue.class, signIn(by.account()));
        var pending = (AwaitingSecondStep)
                club.does.signIn().resumeSignIn().resume(first.pending()).orElseThrow();
        var begun = assertInstanceOf(SecondStep.Accepted.class, secondStep.apply(pending))
                .begun();
        return found(club.portal.resumed(begun.session()), begun.asked().orElseThrow(), device);
    }

    private Typed found(SignedIn person, UUID request, StartDevice.Started device) {
        assertEquals(
                new FindDevice.Found(),
                club.does
                        .device()
                        .findDevice()
                        .find(person, request, device.code().text(), ORIGIN));
        return new Typed(person, request);
    }

    AnswerDevice.Result answer(Typed by, AnswerDevice.Answer answer) {
        Optional<UserCode> shown =
                club.does.device().viewDevice().view(by.person(), by.request()) instanceof ViewDevice.Ask ask
                        ? Optional.of(ask.code())
                        : Optional.empty();
        return club.does.device().answerDevice().answer(by.person(), by.request(), shown, answer, ORIGIN);
    }

    AnswerDevice.Result license(Typed by, TeamId into, String name) {
        return answer(by, new AnswerDevice.License(new LicenseComputer.Wanted(into, name)));
    }

    PollDevice.Result poll(StartDevice.Started device) {
        return club.does.device().pollDevice().poll(server, device.device().text(), THERE);
    }

    /** A computer that Ada let into the team, with its first tokens. */
    PollDevice.Licensed licensed(String name) {
        StartDevice.Started device = waiting();
        assertInstanceOf(AnswerDevice.Licensed.class, license(typed(club.ada, device), team, name));
        return assertInstanceOf(PollDevice.Licensed.class, poll(device));
    }

    /** By what one shows that it is one. */
    License license(Computer computer) {
        return club.portal
                .store
                .computers()
                .license(computer.team(), computer.id())
                .orElseThrow();
    }

    /** Has the Owner remove one. */
    void removed(Computer computer) {
        assertInstanceOf(
                RemoveComputer.Done.class,
                club.does.computer().removeComputer().remove(club.proven(club.ada), team, computer.id()));
    }

    static String token(Tokens tokens) {
        return tokens.refresh().orElseThrow().text();
    }

    RefreshComputer.Result refresh(String token) {
        return club.does.computer().refreshComputer().refresh(server, token, "", THERE);
    }

    /** The next token. */
    String refreshed(String token) {
        return token(assertInstanceOf(RefreshComputer.Refreshed.class, refresh(token))
                .tokens());
    }

    long count(AccountId account, Event.Kind kind) {
        return club.portal.store.auditTrail().count(account, kind);
    }

    List<Notice> mails(Notice.Kind kind) {
        return club.portal.store.outbox().due().stream()
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
