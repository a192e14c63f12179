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
import org.vestibule.application.account.CreateAccount;
import org.vestibule.application.account.FindAccount;
import org.vestibule.application.account.ListAccounts;
import org.vestibule.application.attempt.ClearDelays;
import org.vestibule.application.handover.SetOwner;
import org.vestibule.application.mandate.CheckCompliance;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.member.AddMember;
import org.vestibule.application.member.RemoveMember;
import org.vestibule.application.member.SetRole;
import org.vestibule.application.member.SetTechnician;
import org.vestibule.application.member.ViewMember;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.application.subscription.SetSubscription;
import org.vestibule.application.team.CreateTeam;
import org.vestibule.application.team.FindTeam;
import org.vestibule.application.team.ListTeams;
import org.vestibule.application.twostep.ListDisableObjections;
import org.vestibule.application.twostep.ResetTwoStep;
import org.vestibule.application.twostep.ViewTwoStep;
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
    Optional<RuntimeException> changesFailure = Optional.empty();
    GlobalOptions options = new GlobalOptions(GlobalOptions.Output.TEXT, false, Optional.empty(), Optional.empty());
    OptionalInt port = OptionalInt.empty();
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
        return work.apply(new UseCases() {
            @Override
            public Changes changes() {
                changesFailure.ifPresent(Session::fail);
                return Session.this.changes();
            }

            @Override
            public FindAccount findAccount() {
                return portal.useCases.findAccount;
            }

            @Override
            public ListAccounts listAccounts() {
                return portal.useCases.listAccounts;
            }

            @Override
            public ViewTwoStep viewTwoStep() {
                return portal.useCases.viewTwoStep;
            }

            @Override
            public CheckCompliance checkCompliance() {
                return portal.useCases.checkCompliance;
            }

            @Override
            public FindTeam findTeam() {
                return portal.useCases.findTeam;
            }

            @Override
            public ListTeams listTeams() {
                return portal.useCases.listTeams;
            }

            @Override
            public ListDisableObjections listDisableObjections() {
                return portal.useCases.listDisableObjections;
            }

            @Override
            public PreviewPolicy previewPolicy() {
                return portal.useCases.previewPolicy;
            }

            @Override
            public ViewMember viewMember() {
                return portal.useCases.viewMember;
            }

            @Override
            public ViewPeople viewPeople() {
                return portal.useCases.viewPeople;
            }

            @Override
            public ViewPolicy viewPolicy() {
                return portal.useCases.viewPolicy;
            }
        });
    }

    private Changes changes() {
        return new Changes() {
            @Override
            public CreateAccount createAccount() {
                return portal.useCases.createAccount;
            }

            @Override
            public ClearDelays clearDelays() {
                return portal.useCases.clearDelays;
            }

            @Override
            public ResetTwoStep resetTwoStep() {
                return portal.useCases.resetTwoStep;
            }

            @Override
            public CreateTeam createTeam() {
                return portal.useCases.createTeam;
            }

            @Override
            public AddMember addMember() {
                return portal.useCases.addMember;
            }

            @Override
            public RemoveMember removeMember() {
                return portal.useCases.removeMember;
            }

            @Override
            public SetOwner setOwner() {
                return portal.useCases.setOwner;
            }

            @Override
            public SetRole setRole() {
                return portal.useCases.setRole;
            }

            @Override
            public SetTechnician setTechnician() {
                return portal.useCases.setTechnician;
            }

            @Override
            public SetPolicy setPolicy() {
                return portal.useCases.setPolicy;
            }

            @Override
            public SetSubscription setSubscription() {
                return portal.useCases.setSubscription;
            }
        };
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
