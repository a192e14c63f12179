package org.vestibule.adapters.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.vestibule.application.clock.MeasureClock;
import org.vestibule.application.database.DatabaseState;
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
    boolean demo;
    boolean interactive;
    int opened;

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
}
