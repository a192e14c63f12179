package org.vestibule.adapters.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import org.vestibule.application.app.FindClient;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.team.FindTeam;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.app.Client;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.text.Line;

/** What every command is given. */
record Context(
        Program program, Supplier<GlobalOptions> options, Report report, Confirmation confirmation, Messages messages) {

    /** Asks something of the portal. */
    <T> T ask(Function<Program.UseCases, T> work) {
        return program.withUseCases(options.get(), work);
    }

    /**
     * Does what hurts, once somebody has seen it and wants it.
     *
     * @param what it would do, to follow "This would"
     * @param shown what that means, of any number of lines
     * @return the exit code
     */
    int confirmed(Program.UseCases portal, String what, String shown, ToIntFunction<Program.Changes> act) {
        Program.Changes changes = portal.changes(); // what cannot be done just now is not asked about
        return confirmation.confirmed(what, shown, () -> act.applyAsInt(changes));
    }

    /** Writes to the program's own log what was done to the portal itself. */
    void log(String command, String details) {
        program.log(options.get(), command + ": " + details);
    }

    /** Writes to the program's own log what was done to an account. */
    void log(String command, Account account, String details) {
        log(command, "account " + account.id() + details);
    }

    /** Writes to the program's own log what was done to a member of a team. */
    void log(String command, Team team, Account account) {
        log(command, team, "account " + account.id());
    }

    /** Writes to the program's own log what was done to a team. */
    void log(String command, Team team, String details) {
        log(command, "team " + team.id() + ", " + details);
    }

    /** Writes to the program's own log what was done to an app, which has no secret in it. */
    void log(String command, Client client) {
        log(command, "client " + client.id());
    }

    /** Does something with the app of an id or a unique name, or refuses. */
    int onClient(String typed, ToIntBiFunction<Program.UseCases, Client> work) {
        return ask(useCases -> {
            FindClient.Result result = useCases.findClient().find(typed);
            if (result instanceof FindClient.Found found) {
                return work.applyAsInt(useCases, found.client());
            }
            return report.refused(
                    result instanceof FindClient.Ambiguous ? "client-ambiguous" : "client-unknown",
                    TypedValues.shown(typed));
        });
    }

    /** Does something with the team of an id or a unique name, or refuses. */
    int onTeam(String typed, ToIntBiFunction<Program.UseCases, Team> work) {
        return ask(useCases -> onTeam(useCases, typed, team -> work.applyAsInt(useCases, team)));
    }

    /** Does something with a team and an account, a member or not, or refuses. */
    int onMember(String team, String email, OnMember work) {
        return onAccount(
                email, (useCases, account) -> onTeam(useCases, team, found -> work.apply(useCases, found, account)));
    }

    private int onTeam(Program.UseCases useCases, String typed, ToIntFunction<Team> work) {
        FindTeam.Result result = useCases.findTeam().find(typed);
        if (result instanceof FindTeam.Found found) {
            return work.applyAsInt(found.team());
        }
        return report.refused(result instanceof FindTeam.Ambiguous ? "team-ambiguous" : "team-unknown", typed);
    }

    /**
     * Says why a member was not changed.
     *
     * @throws IllegalStateException if they were, or if it is a reason that only members are given
     */
    int refused(TeamChange why, Team team, Account account) {
        return switch (why) {
            case NOT_A_MEMBER -> report.refused("member-unknown", account.email(), team.name());
            case IS_OWNER -> report.refused("role-owner");
            case OWNER_NEEDS_TWO_STEP -> report.refused("mandate-covers-owner", account.name());
            default -> refused(why, team);
        };
    }

    /**
     * Says what is wrong with a name.
     *
     * @param missing the code where there is none
     */
    int refused(Line.Fault fault, String name, int longest, String missing) {
        return fault == Line.Fault.MISSING
                ? report.refused(missing)
                : report.refused("name-" + Words.of(fault), Line.length(name), longest);
    }

    /** Says why a team was not changed: it was deleted a moment ago. */
    int refused(TeamChange why, Team team) {
        if (why != TeamChange.NO_TEAM) {
            throw new IllegalStateException("No refusal for an operator: " + why);
        }
        return report.refused("team-unknown", team.name());
    }

    /** Shows what a team requires, unless it was deleted a moment ago. */
    int showPolicy(Program.UseCases portal, Team team) {
        return portal.viewPolicy()
                .of(team)
                .map(policy -> report.answered(TeamFields.of(policy), new TeamTexts(messages).of(team, policy)))
                .orElseGet(() -> refused(TeamChange.NO_TEAM, team));
    }

    /**
     * Tells what was done to a member, and what that leaves an Owner with: now as after a hand-over while a rule rests, it
     * may be one who fails it.
     */
    int answered(Program.UseCases portal, String key, Team team, Account account) {
        Map<String, Object> fields = new LinkedHashMap<>(TeamFields.of(team, account));
        String text = messages.get(key, account.email(), team.name());
        Optional<ViewPolicy.Policy> policy =
                portal.viewPolicy().of(team).filter(seen -> seen.owner().id().equals(account.id()));
        policy.ifPresent(seen -> fields.put("ownerWithoutTwoStepOnceAwake", seen.failedOnceAwake()));
        String said =
                policy.map(seen -> new TeamTexts(messages).ofOwner(team, seen)).orElse("");
        return report.answered(fields, text + said);
    }

    /** What is done with the two. */
    @FunctionalInterface
    interface OnMember {
        int apply(Program.UseCases useCases, Team team, Account account);
    }

    /** Does something with the account that holds an address, or refuses. */
    int onAccount(String typed, ToIntBiFunction<Program.UseCases, Account> work) {
        Optional<EmailAddress> email = EmailAddress.parse(typed);
        if (email.isEmpty()) {
            return report.refused("email-malformed");
        }
        return ask(useCases -> useCases.findAccount()
                .find(email.get())
                .map(account -> work.applyAsInt(useCases, account))
                .orElseGet(() -> report.refused("account-unknown", email.get())));
    }
}
