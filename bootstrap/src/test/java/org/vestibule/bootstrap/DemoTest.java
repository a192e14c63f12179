package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vestibule.adapters.cli.SettingsProblem;
import org.vestibule.application.signin.SecondStep;
import org.vestibule.application.signin.SignIn;
import org.vestibule.application.team.Place;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.signin.AwaitingSecondStep;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.totp.TimeStep;
import org.vestibule.testkit.AuthenticatorApp;
import org.vestibule.testkit.InMemoryPortal;

/** {@code serve --demo}, over a portal in memory. */
class DemoTest {

    private final InMemoryPortal portal = new InMemoryPortal();

    @Test
    void there_is_somebody_in_every_role_and_in_every_standing() {
        Instant start = portal.clock.instant();
        List<Demo.Guest> guests = demo(true).make().orElseThrow();

        assertEquals(
                List.of(Role.OWNER, Role.ADMIN, Role.MANAGER, Role.USER, Role.USER),
                guests.stream()
                        .map(guest -> place(guest, Demo.TEAM).me().role())
                        .toList());
        assertTrue(place(guests.get(4), Demo.TEAM).me().technician(start));
        assertInstanceOf(Standing.On.class, place(guests.get(0), Demo.TEAM).standing());
        assertInstanceOf(
                Standing.On.class, place(guests.get(1), Demo.STRICT_TEAM).standing());
        assertEquals(
                new Standing.DueBy(due(start)), place(guests.get(2), Demo.TEAM).standing());
        assertEquals(
                new Standing.DueBy(due(start)), place(guests.get(3), Demo.TEAM).standing());
        assertInstanceOf(
                Standing.Suspended.class, place(guests.get(3), Demo.STRICT_TEAM).standing());
        assertEquals(
                new Standing.DueBy(due(start)), place(guests.get(4), Demo.TEAM).standing());
    }

    @Test
    void who_is_shown_can_sign_in_with_what_is_shown() {
        List<Demo.Guest> guests = demo(true).make().orElseThrow();
        portal.clock.advance(TimeStep.LENGTH); // the step of enabling is spent

        assertInstanceOf(SignIn.SignedInNow.class, signIn(guests.get(3)));
        for (Demo.Guest guest : guests.subList(0, 2)) {
            var due = assertInstanceOf(SignIn.SecondStepDue.class, signIn(guest));
            var pending = (AwaitingSecondStep) portal.useCases
                    .signIn()
                    .resumeSignIn()
                    .resume(due.pending())
                    .orElseThrow();
            var app = new AuthenticatorApp(guest.enrolment().orElseThrow().key());
            assertInstanceOf(
                    SecondStep.Accepted.class,
                    portal.useCases
                            .signIn()
                            .verifySecondStep()
                            .verify(pending, app.codeAt(portal.clock.instant()), InMemoryPortal.ORIGIN));
        }
    }

    @Test
    void each_secret_is_in_the_table_and_nowhere_else() {
        Optional<List<Demo.Guest>> guests = demo(true).make();
        String table = table(guests);

        for (Demo.Guest guest : guests.orElseThrow()) {
            assertTrue(table.contains(guest.account().email().toString()), table);
            assertTrue(table.contains(guest.password().text()), table);
            assertFalse(guest.toString().contains(guest.password().text()));
            guest.enrolment().ifPresent(enrolment -> {
                assertTrue(table.replace(" ", "").contains(enrolment.key().base32()), table);
                assertTrue(table.contains(enrolment.codes().get(0).text()), table);
                assertFalse(guest.toString().contains(enrolment.key().base32()));
            });
        }
    }

    @Test
    void it_is_made_once() {
        demo(true).make();
        List<Team> teams = teams();

        Optional<List<Demo.Guest>> again = demo(true).make();
        assertTrue(again.isEmpty());
        assertEquals(teams, teams());
        assertTrue(table(again).startsWith("The demo is there already"));
    }

    @Test
    void a_database_of_somebody_elses_is_filled_only_while_it_is_empty() {
        portal.account("ann@example.com");
        assertThrows(SettingsProblem.class, () -> demo(false).make());
        assertEquals(List.of(), teams());
        assertTrue(demo(true).make().isPresent());
        assertTrue(demo(false).make().isEmpty(), "it is there already");
    }

    @Test
    void passwords_differ_and_are_long() {
        Random random = new Random(7);
        List<String> made = new ArrayList<>();
        for (int number = 0; number < 1_000; number++) {
            made.add(DemoPassword.make(random).text());
        }
        assertEquals(1_000, made.stream().distinct().count());
        assertTrue(made.stream().allMatch(text -> text.matches("[2-9a-z]{5}(-[2-9a-z]{5}){3}")));
    }

    private Demo demo(boolean embedded) {
        return new Demo(portal.useCases, embedded, portal.clock, new Random(42));
    }

    private SignIn.Result signIn(Demo.Guest guest) {
        return portal.signIn(guest.account(), guest.password().password());
    }

    /** By its name: of two teams made within one millisecond either may come first. */
    private Place place(Demo.Guest guest, String team) {
        return portal.useCases.team().listMyTeams().list(guest.account().id()).stream()
                .filter(place -> place.team().name().value().equals(team))
                .findFirst()
                .orElseThrow();
    }

    private static Instant due(Instant start) {
        return start.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3));
    }

    private List<Team> teams() {
        List<Team> all = new ArrayList<>();
        portal.useCases.team().listTeams().forEach(Optional.empty(), all::add);
        return all;
    }

    private static String table(Optional<List<Demo.Guest>> guests) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DemoTable.print(guests, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
