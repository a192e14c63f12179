package org.vestibule.adapters.cli;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.mandate.CheckCompliance;
import org.vestibule.application.mandate.ListMissing;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.member.ViewPeople;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.team.Team;

/** What programs are told of teams: names and values that do not change from one release to the next. */
final class TeamFields {

    private TeamFields() {}

    static Map<String, Object> of(Team team) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", team.id());
        fields.put("name", team.name());
        fields.put("ownerId", team.owner());
        team.heir().ifPresent(heir -> fields.put("offeredToId", heir));
        fields.put("zone", team.zone());
        fields.put("createdAt", team.createdAt());
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(Team team, Account account) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("team", team.id());
        fields.put("id", account.id());
        fields.put("email", account.email());
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(ViewPolicy.Policy policy) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("owner", policy.owner().email());
        fields.put("plan", Words.of(policy.terms().plan()));
        fields.put("onDemandAssist", policy.terms().onDemandAssist());
        policy.ends().ifPresent(end -> fields.put("ends", end));
        fields.put(
                "rule", policy.chosen().map(change -> Words.of(change.rule())).orElse("nobody"));
        policy.chosen().flatMap(TeamFields::since).ifPresent(since -> fields.put("from", since));
        fields.put("dormant", policy.dormant());
        fields.put("ownerWithoutTwoStep", policy.failedByOwner());
        fields.put("ownerStanding", Words.of(policy.ofOwner()));
        moment(policy.ofOwner()).ifPresent(moment -> fields.put("ownerSuspendedFrom", moment));
        fields.put("ownerWithoutTwoStepOnceAwake", policy.failedOnceAwake());
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(ViewPeople.Person person) {
        Map<String, Object> fields = new LinkedHashMap<>(of(person.member().account(), person.standing()));
        fields.put("role", Words.of(person.member().role()));
        fields.put("technician", person.technician());
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(PolicyChange change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chosenAt", change.at());
        fields.put("rule", Words.of(change.rule()));
        since(change).ifPresent(since -> fields.put("from", since));
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(PreviewPolicy.Preview preview) {
        Map<String, Object> fields = new LinkedHashMap<>(of(preview.change()));
        fields.remove("chosenAt"); // nothing was
        fields.put("changesNothing", preview.changesNothing());
        fields.put("far", preview.far());
        fields.put("members", preview.members());
        fields.put("covered", preview.covered());
        fields.put("ready", preview.ready());
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> losing(ListMissing.Missing losing) {
        return Map.of(
                "email",
                losing.account().email(),
                "from",
                moment(losing.standing()).orElseThrow());
    }

    /** But for the one of two lists that is not empty. */
    static Map<String, Object> of(CheckCompliance.Compliance compliance) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("complete", compliance.complete());
        fields.put("members", compliance.tally().size());
        fields.put("on", compliance.on());
        fields.put("notRequired", compliance.notRequired());
        if (compliance.dormant()) {
            fields.put("missing", List.of());
        }
        fields.put("dormant", compliance.dormant());
        if (!compliance.dormant()) {
            fields.put("missingOnceAwake", List.of());
        }
        return Collections.unmodifiableMap(fields);
    }

    static Map<String, Object> of(ListMissing.Missing missing) {
        Map<String, Object> fields = of(missing.account(), missing.standing());
        fields.put("owner", missing.owner());
        return fields;
    }

    static Optional<Instant> moment(Standing standing) {
        if (standing instanceof Standing.DueBy later) {
            return Optional.of(later.due());
        }
        return standing instanceof Standing.Suspended suspended ? Optional.of(suspended.since()) : Optional.empty();
    }

    private static Map<String, Object> of(Account account, Standing standing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", account.id());
        fields.put("email", account.email());
        fields.put("standing", Words.of(standing));
        if (standing instanceof Standing.DueBy later) {
            fields.put("due", later.due());
        } else if (standing instanceof Standing.Suspended suspended) {
            fields.put("since", suspended.since());
        }
        return fields;
    }

    private static Optional<Instant> since(PolicyChange change) {
        return switch (change.rule()) {
            case NOBODY -> Optional.empty();
            case TECHNICIANS, EVERYONE -> Optional.of(change.actsFrom());
        };
    }
}
