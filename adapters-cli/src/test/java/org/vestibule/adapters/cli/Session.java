package org.vestibule.adapters.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.database.DatabaseState;
import org.vestibule.application.notice.PendingMail;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.ClientId;
import org.vestibule.domain.app.GrantKey;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerId;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.computer.License;
import org.vestibule.domain.notice.Notice;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.team.TeamName;
import org.vestibule.testkit.InMemoryPortal;
import org.vestibule.testkit.MeddledStore;
import org.vestibule.testkit.SettableClock;

/** Somebody at a terminal, in front of a portal in memory. */
final class Session implements Program {

    final MeddledStore store = new MeddledStore();
    final InMemoryPortal portal = new InMemoryPortal(new SettableClock(), store);
    final List<String> logged = new ArrayList<>();
    String typedAhead = "";
    Optional<RuntimeException> failure = Optional.empty();
    MeasureClock.Result clock = new MeasureClock.Right(Duration.ZERO);
    GlobalOptions options = new GlobalOptions(GlobalOptions.Output.TEXT, false, Optional.empty(), Optional.empty());
    OptionalInt port = OptionalInt.empty();
    DatabaseState database = new DatabaseState(
            "PostgreSQL 17.2",
            "db.example:5432",
            false,
            3_500_000_000L,
            new DatabaseState.Migrations(46, 1),
            Optional.empty(),
            Optional.empty(),
            false);
    List<EffectiveSetting> settings = List.of();
    List<Finding> findings = List.of();
    Optional<EmailAddress> mailTested = Optional.empty();
    boolean demo;
    boolean interactive;
    int opened;

    /** Whom mails are about. */
    static final AccountId ABOUT = new AccountId(new UUID(5, 5));

    /** What a command left behind. */
    record Outcome(int exitCode, String out, String err) {}

    /** Runs a command. */
    Outcome run(String... arguments) {
        return run(typedAhead.getBytes(StandardCharsets.UTF_8), arguments);
    }

    /** Runs a command with these bytes on standard input. */
    Outcome run(byte[] in, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new ByteArrayInputStream(in), print(out), print(err), interactive);
        int exitCode = new CommandLineInterface(this, terminal, "1.2.3").run(arguments);
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Has a mail wait; answers with its id. */
    UUID mail(Notice.Kind kind, String to) {
        EmailAddress address = EmailAddress.parse(to).orElseThrow();
        Notice notice = Notice.of(ABOUT, kind, address, URI.create("https://portal.example/"));
        store.transactions().inTransaction(() -> {
            store.outbox().add(notice);
            return notice;
        });
        return latestMail();
    }

    /** The one that was added last. */
    UUID latestMail() {
        List<PendingMail> all = store.pendingMails().after(Optional.empty(), 1000, portal.clock.instant());
        return all.get(all.size() - 1).id();
    }

    /** Makes accounts, a second apart. */
    Session with(String... emails) {
        for (String email : emails) {
            portal.account(email);
            portal.clock.advance(Duration.ofSeconds(1));
        }
        return this;
    }

    @Override
    public int serve(GlobalOptions given, OptionalInt at, boolean withDemo) {
        options = given;
        port = at;
        demo = withDemo;
        failure.ifPresent(Session::fail);
        return 0;
    }

    @Override
    public <T> T withUseCases(GlobalOptions given, Function<UseCases, T> work) {
        options = given;
        opened++;
        failure.ifPresent(Session::fail);
        return work.apply(new UseCases(portal.useCases, clock));
    }

    @Override
    public DatabaseState database(GlobalOptions given) {
        options = given;
        failure.ifPresent(Session::fail);
        return database;
    }

    @Override
    public List<EffectiveSetting> settings(GlobalOptions given) {
        options = given;
        failure.ifPresent(Session::fail);
        return settings;
    }

    @Override
    public List<Finding> examine(GlobalOptions given) {
        options = given;
        return findings;
    }

    @Override
    public List<Finding> testMail(GlobalOptions given, EmailAddress to) {
        options = given;
        failure.ifPresent(Session::fail);
        mailTested = Optional.of(to);
        return findings;
    }

    @Override
    public String keepDetails(GlobalOptions given, Exception cause) {
        return "/data/vestibule.log";
    }

    @Override
    public void log(GlobalOptions given, String line) {
        logged.add(line);
    }

    private static void fail(RuntimeException failure) {
        throw failure;
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    TeamId team(String name) {
        return store.teams().named(TeamName.parse(name).orElseThrow()).get(0).id();
    }

    /** A computer that nobody has heard of since somebody let it into a team. */
    ComputerId computer(String team, String name) {
        ComputerId id = new ComputerId(UUID.randomUUID());
        Computer computer = new Computer(
                team(team),
                id,
                ComputerName.parse(name).orElseThrow(),
                new ClientId(new UUID(2, 3)),
                new AccountId(new UUID(4, 5)),
                portal.clock.instant(),
                Optional.empty());
        License license = License.of(computer, GrantKey.make(new SecureRandom()));
        store.transactions().inTransaction(() -> store.computers().add(license));
        return id;
    }
}
