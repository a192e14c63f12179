package org.vestibule.adapters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.application.clock.MeasureClock;
import picocli.CommandLine;

/** What commands do on a machine whose clock is off: they write nothing, and look all the same (PRODUCT B, L-44). */
class ClockOffCommandsTest {

    private static final List<String> WRITING = List.of(
            "account create new@example.com --name New",
            "account clear-delays ann@example.com",
            "team create Other --owner bob@example.com",
            "team add-member Acme eve@example.com",
            "team set-role Acme bob@example.com admin",
            "team set-technician Acme bob@example.com yes",
            "policy set Acme everyone",
            "subscription set Acme --plan lite",
            "team remove-member Acme dan@example.com",
            "team set-owner Acme bob@example.com",
            "database fence",
            "two-step reset ann@example.com --reason lost",
            "mail resend --all",
            "mail drop MAIL",
            "client create Shop --redirect-uri https://shop.example/back",
            "client change Wiki --logout-uri https://wiki.example/bye",
            "client rotate-secret Wiki",
            "client delete Wiki",
            "computer remove Acme Desk",
            "keys rotate --signing-only",
            "keys rotate",
            "keys change-master");

    private static final List<String> LOOKING = List.of(
            "account list",
            "account find ann",
            "completion bash",
            "help account",
            "account show ann@example.com",
            "two-step status ann@example.com",
            "team list",
            "team show Acme",
            "policy show Acme",
            "policy history Acme",
            "two-step reset ann@example.com --dry-run",
            "policy set Acme everyone --dry-run",
            "database status",
            "compliance Acme",
            "client list",
            "client show Blog",
            "computer list Acme",
            "keys status",
            "mail status",
            "mail test ann@example.com",
            "settings show",
            "doctor");

    private final Session session = new Session();

    @BeforeEach
    void somebody_and_a_team() {
        session.portal.enrolled("ann@example.com");
        session.with("bob@example.com", "dan@example.com", "eve@example.com");
        run("team create Acme --owner ann@example.com --plan enterprise");
        run("team add-member Acme bob@example.com");
        run("team add-member Acme dan@example.com");
        run("client create Wiki --redirect-uri https://wiki.example/back --confidential");
        run("client create Blog --redirect-uri https://blog.example/back");
        session.computer("Acme", "Desk");
        session.logged.clear();
        session.clock = new MeasureClock.Off(Duration.ofSeconds(-90));
    }

    @Test
    void what_would_write_ends_with_69_and_changes_nothing() {
        List<Session.Outcome> before = look();
        for (String typed : WRITING) {
            assertEquals(
                    new Session.Outcome(
                            69,
                            "",
                            "vestibule: The clock of this machine is 90.0 s behind the database's, so nothing was"
                                    + " changed. Set both by NTP, then try again. [clock-off]\n"),
                    run(typed),
                    typed);
        }
        assertEquals(before, look());
        assertEquals(List.of(), session.logged);
        session.clock = new MeasureClock.Right(Duration.ZERO);
        for (String typed : WRITING) {
            assertEquals(0, run(typed).exitCode(), typed);
        }
    }

    @Test
    void what_looks_goes_on() {
        for (Session.Outcome outcome : look()) {
            assertEquals(0, outcome.exitCode(), outcome::err);
        }
    }

    @Test
    void every_command_does_the_one_or_the_other() {
        assertEquals(
                leaves(new CommandLineInterface(session, Terminal.ofThisProcess(false), "1").commands())
                        .filter(name -> !name.equals("serve"))
                        .sorted()
                        .distinct()
                        .toList(),
                Stream.concat(WRITING.stream(), LOOKING.stream())
                        .map(ClockOffCommandsTest::name)
                        .sorted()
                        .distinct()
                        .toList());
    }

    private List<Session.Outcome> look() {
        return LOOKING.stream().map(this::run).toList();
    }

    private Session.Outcome run(String typed) {
        return session.run((typed + " --yes")
                .replace("MAIL", session.latestMail().toString())
                .split(" "));
    }

    private static String name(String typed) {
        String[] words = typed.split(" ");
        return Set.of("compliance", "completion", "doctor", "help").contains(words[0])
                ? words[0]
                : words[0] + " " + words[1];
    }

    private static Stream<String> leaves(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        return command.getSubcommands().isEmpty()
                ? Stream.of(name.substring(name.indexOf(' ') + 1))
                : command.getSubcommands().values().stream().flatMap(ClockOffCommandsTest::leaves);
    }
}
