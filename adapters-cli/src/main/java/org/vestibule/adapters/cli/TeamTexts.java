package org.vestibule.adapters.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vestibule.application.mandate.CheckCompliance;
import org.vestibule.application.mandate.ListMissing;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.team.Midnight;
import org.vestibule.domain.team.Team;

/** What people are told of teams. Moments are shown in the team's zone. */
record TeamTexts(Messages messages) {

    /** How many people are named where somebody is asked; the dry run names all. */
    private static final int MOST_NAMED = 20;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV", Locale.ROOT);

    /** What stands above the team's people. */
    String shown(Team team, ViewPolicy.Policy policy) {
        return messages.get("team.shown", team.name(), team.id(), AccountTexts.time(team.createdAt()), of(team, policy))
                + "\n";
    }

    /** The team's people, a row each; to whom the team is offered, and who has not answered yet, is told there. */
    Report.Listing<ViewPeople.Person> people(Team team) {
        return new Report.Listing<>(
                row("MEMBER", "ROLE", "2-STEP VERIFICATION"),
                "",
                person ->
                        row(person.member().account().email(), role(team, person), of(person.standing(), team.zone())),
                TeamFields::of);
    }

    /** One of them, for whoever is about to change something about them. */
    String person(Team team, ViewPeople.Person person) {
        return messages.get(
                "team.person",
                person.member().account().name(),
                person.member().account().email(),
                role(team, person),
                of(person.standing(), team.zone()));
    }

    /** What it requires, and how that concerns its Owner. */
    String of(Team team, ViewPolicy.Policy policy) {
        return rule(team, policy) + ofOwner(team, policy);
    }

    /** The same of a rule that was asleep a moment ago. */
    String awakened(Team team, ViewPolicy.Policy policy) {
        return rule(team, policy) + "\n" + messages.get("policy.awake", team.name()) + ofOwner(team, policy);
    }

    private String rule(Team team, ViewPolicy.Policy policy) {
        String ends = policy.ends()
                .map(end -> messages.get("policy.ends", when(end, team.zone())))
                .orElse("");
        return messages.get(
                "policy.shown",
                policy.owner().email(),
                messages.get("plan." + Words.of(policy.terms().plan())),
                policy.terms().onDemandAssist() ? messages.get("policy.assist") : "",
                ends,
                policy.chosen().map(change -> rule(change, team.zone())).orElseGet(() -> messages.get("rule.nobody")),
                policy.dormant() ? messages.get("policy.dormant") : "");
    }

    /** What is to be said of an Owner who fails the rule, or will once it is awake again: a line of its own, or nothing. */
    String ofOwner(Team team, ViewPolicy.Policy policy) {
        EmailAddress owner = policy.owner().email();
        if (policy.ofOwner() instanceof Standing.Suspended) {
            return "\n" + messages.get("policy.owner-suspended", owner);
        }
        if (policy.ofOwner() instanceof Standing.DueBy later) {
            return "\n" + messages.get("policy.owner-due", owner, when(later.due(), team.zone()));
        }
        return policy.failedOnceAwake() ? "\n" + messages.get("policy.owner-once-awake", owner) : "";
    }

    /** How many would lose access by a choice, and how many not. */
    String of(Team team, PreviewPolicy.Preview preview) {
        return messages.get(
                "policy.preview",
                rule(preview.change(), team.zone()),
                preview.members(),
                preview.covered(),
                preview.ready(),
                preview.losing());
    }

    /** Who would lose access, a row each. */
    Report.Listing<ListMissing.Missing> losing(Team team) {
        return new Report.Listing<>("", "", one -> losing(team, one.account(), one.standing()), TeamFields::losing);
    }

    private String losing(Team team, Account account, Standing standing) {
        Instant from = TeamFields.moment(standing).orElseThrow();
        return "  " + messages.get("policy.losing", account.email(), when(from, team.zone()));
    }

    /** What is said after those who would, and that the choice was not made. */
    String dryRun(Team team, PreviewPolicy.Preview preview) {
        return (far(team, preview) + "\n" + messages.get(preview.changesNothing() ? "policy.preview-same" : "dry-run"))
                .stripLeading();
    }

    /** What it would do, to be read before it is made. */
    String inShort(Team team, PreviewPolicy.Preview preview) {
        String rows = preview.named().stream()
                .limit(MOST_NAMED)
                .map(one -> "\n  "
                        + messages.get("policy.losing", one.member().account().email(), when(one.from(), team.zone())))
                .collect(Collectors.joining());
        int more = preview.losing() - MOST_NAMED;
        return of(team, preview)
                + rows
                + (more > 0 ? "\n  " + messages.get("policy.losing-more", more) : "")
                + far(team, preview);
    }

    private String far(Team team, PreviewPolicy.Preview preview) {
        return preview.far()
                ? "\n" + messages.get("policy.far", when(preview.change().actsFrom(), team.zone()))
                : "";
    }

    /** The same in a few words, to follow "This would". */
    String what(Team team, PreviewPolicy.Preview preview) {
        return preview.change().rule() == Mandate.NOBODY
                ? messages.get("confirm.policy-nobody", team.name())
                : messages.get("confirm.policy", rule(preview.change(), team.zone()), team.name(), preview.losing());
    }

    /** All that was chosen, the last choice last. */
    Report.Listing<PolicyChange> changes(Team team) {
        return new Report.Listing<>(
                changeRow("CHOSEN", "REQUIRED OF"),
                messages.get("policy.never"),
                change -> changeRow(when(change.at(), team.zone()), rule(change, team.zone())),
                TeamFields::of);
    }

    private static String changeRow(Object... cells) {
        return String.format(Locale.ROOT, "%-36s  %s", cells);
    }

    String of(CheckCompliance.Compliance compliance) {
        String text = messages.get(
                "compliance.shown",
                compliance.tally().size(),
                compliance.on(),
                compliance.notRequired(),
                compliance.missing());
        return compliance.dormant()
                ? text + "\n" + messages.get("compliance.once-awake", compliance.missingOnceAwake())
                : text;
    }

    /** Who is missing, or will be once the rule is awake, a row each. */
    Report.Listing<ListMissing.Missing> missing(Team team) {
        return new Report.Listing<>(
                "", "", one -> "  " + name(one) + "  " + of(one.standing(), team.zone()), TeamFields::of);
    }

    private String name(ListMissing.Missing missing) {
        String email = missing.account().email().toString();
        return missing.owner() ? messages.get("compliance.owner", email) : email;
    }

    private String of(Standing standing, ZoneId zone) {
        if (standing instanceof Standing.On) {
            return messages.get("standing.on");
        }
        if (standing instanceof Standing.DueBy later) {
            return messages.get("standing.due", Midnight.lastDayBefore(later.due(), zone), zone);
        }
        return standing instanceof Standing.Suspended suspended
                ? messages.get("standing.suspended", when(suspended.since(), zone))
                : messages.get("standing.not-required");
    }

    private String rule(PolicyChange change, ZoneId zone) {
        String rule = messages.get("rule." + Words.of(change.rule()));
        return change.rule() == Mandate.NOBODY ? rule : messages.get("rule.from", rule, when(change.actsFrom(), zone));
    }

    private String role(Team team, ViewPeople.Person person) {
        Member member = person.member();
        String role = messages.get("role." + Words.of(member.role()));
        String both = person.technician() ? messages.get("role.and-technician", role) : role;
        return team.heir().filter(member.account().id()::equals).isPresent()
                ? messages.get("role.and-offered", both)
                : both;
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-36s  %-20s  %s", cells);
    }

    private static String when(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone));
    }
}
