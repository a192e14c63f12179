package org.vestibule.adapters.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.vestibule.testkit.InMemoryPortal.ORIGIN;
import static org.vestibule.testkit.InMemoryPortal.PASSWORD;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.apps.Devices.Waiting;
import org.vestibule.adapters.apps.OpenDoors.App;
import org.vestibule.adapters.apps.OpenDoors.Reply;
import org.vestibule.application.computer.Computers;
import org.vestibule.application.device.AnswerDevice;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.Authority;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.twostep.EnableTwoStepVerification;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamName;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal.Enrolled;

/** Teams, their people, and the computers that these let in, behind the doors. */
final class Office implements AutoCloseable {

    final OpenDoors doors = new OpenDoors();
    final Devices devices = new Devices(doors);
    final App server = doors.deviceApp(Client.Kind.PUBLIC);
    final App viewer = doors.publicApp();
    final SignedIn owner = doors.portal.signedIn(doors.portal.account("owner@example.com"));
    final Team team = team("Northwind");

    @Override
    public void close() {
        doors.close();
    }

    /** Another one of the same owner, which comes behind those before. */
    Team team(String name) {
        doors.portal.clock.advance(Duration.ofSeconds(1));
        return doors.portal
                .useCases
                .team()
                .createTeam()
                .create(TeamName.parse(name).orElseThrow(), owner.account(), Terms.ALL, ZoneOffset.UTC);
    }

    /** An access token that somebody lets an app have. */
    String access(SignedIn who, String scope) {
        return doors.redeem(viewer, doors.code(who, viewer, scope)).text("access_token");
    }

    /** The same of somebody who turned 2-step verification on. */
    String access(Enrolled who, String scope) {
        return doors.redeem(viewer, doors.codeWithCode(who, viewer, scope)).text("access_token");
    }

    /** Turns it on. */
    Enrolled enroll(SignedIn who) {
        AuthenticatorApp app = doors.portal.app(who);
        var enabled = (EnableTwoStepVerification.Enabled) doors.portal
                .useCases
                .twoStep()
                .enableTwoStepVerification()
                .enable(who, PASSWORD, app.codeAt(doors.portal.clock.instant()), ORIGIN);
        doors.portal.clock.advance(TimeStep.LENGTH);
        return new Enrolled(who.account(), app, enabled.backupCodes(), enabled.session());
    }

    void join(Team to, Account who) {
        assertEquals(TeamChange.DONE, doors.portal.useCases.member().addMember().add(to, who.id(), Role.USER, false));
    }

    /** Has everybody in it need 2-step verification, at once; its owner has it from then on. */
    void require(Team of) {
        enroll(owner);
        assertInstanceOf(
                SetPolicy.Done.class,
                doors.portal
                        .useCases
                        .mandate()
                        .setPolicy()
                        .set(Authority.OPERATOR, of.id(), Mandate.EVERYONE, Optional.empty()));
    }

    void subscribe(Terms terms) {
        doors.portal.useCases.team().setSubscription().set(team, terms, Optional.empty());
    }

    /** A device that was let into the team and was not told yet. */
    Waiting licensed(String name) {
        return licensed(name, team);
    }

    Waiting licensed(String name, Team into) {
        Waiting device = devices.waiting(server, "openid license");
        assertInstanceOf(AnswerDevice.Licensed.class, devices.license(owner, device, into.id(), name));
        return device;
    }

    /** The team's. */
    List<Computer> computers() {
        return doors.store.computers().of(List.of(team.id()), Optional.empty(), 9).stream()
                .map(Computers.Listed::computer)
                .toList();
    }

    void removeAll() {
        computers()
                .forEach(one -> doors.portal
                        .useCases
                        .computer()
                        .removeComputer()
                        .remove(Authority.OPERATOR, team.id(), one.id()));
    }

    /** What one is told that was let in. */
    Reply computer(String name) {
        return devices.poll(licensed(name));
    }
}
