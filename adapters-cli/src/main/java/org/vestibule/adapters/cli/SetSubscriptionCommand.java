package org.vestibule.adapters.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.subscription.SetSubscription;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Midnight;
import org.vestibule.domain.team.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vestibule subscription set}. */
@Command(name = "set")
final class SetSubscriptionCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "TEAM", descriptionKey = "team")
    private String team = "";

    @Option(names = "--plan", paramLabel = "PLAN", required = true)
    private Plan plan = Plan.LITE;

    @Option(names = "--add-on", paramLabel = "ADD-ON")
    private Set<AddOn> addOns = Set.of();

    @Option(names = "--ends", paramLabel = "DATE")
    private @Nullable LocalDate ends;

    SetSubscriptionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.onTeam(team, this::judge);
    }

    private int judge(Program.UseCases portal, Team found) {
        Optional<ViewPolicy.Policy> policy = portal.viewPolicy().of(found);
        if (policy.isEmpty()) {
            return context.refused(TeamChange.NO_TEAM, found);
        }
        Terms terms = new Terms(plan, addOns.contains(AddOn.ON_DEMAND_ASSIST));
        return hurts(portal, found, policy.get(), terms)
                .map(what -> context.confirmed(
                        portal,
                        what,
                        new TeamTexts(context.messages()).of(found, policy.get()),
                        changes -> set(portal, changes, found, terms)))
                .orElseGet(() -> set(portal, portal.changes(), found, terms));
    }

    /** What it would do to the rule of the team, to follow "This would"; empty if nothing. */
    private Optional<String> hurts(Program.UseCases portal, Team found, ViewPolicy.Policy policy, Terms terms) {
        if (policy.wokenBy(terms)) {
            int suspended = portal.checkCompliance().check(found.id()).suspendedOnceAwake();
            return Optional.of(context.messages().get("confirm.subscription-wakes", found.name(), suspended));
        }
        if (policy.restsUnder(terms)) {
            return Optional.of(context.messages().get("confirm.subscription-rests", found.name()));
        }
        return Optional.ofNullable(ends)
                .filter(day -> policy.restsEarlier(Midnight.of(day, found.zone())))
                .map(day -> context.messages().get("confirm.subscription-rests-from", found.name(), day));
    }

    private int set(Program.UseCases portal, Program.Changes changes, Team found, Terms terms) {
        SetSubscription.Result result = changes.setSubscription().set(found, terms, Optional.ofNullable(ends));
        if (result instanceof SetSubscription.EndsBeforeNow) {
            return context.report().refused("subscription-ends-before-now", found.zone());
        }
        if (result instanceof SetSubscription.NoTeam) {
            return context.refused(TeamChange.NO_TEAM, found);
        }
        context.log("subscription set", found, Words.of(terms));
        Terms before = ((SetSubscription.Done) result).before();
        return portal.viewPolicy()
                .of(found)
                .map(policy -> answered(found, policy, policy.awakeAfter(before)))
                .orElseGet(() -> context.refused(TeamChange.NO_TEAM, found));
    }

    private int answered(Team found, ViewPolicy.Policy policy, boolean awakened) {
        Map<String, Object> fields = new LinkedHashMap<>(TeamFields.of(policy));
        fields.put("awakened", awakened);
        TeamTexts texts = new TeamTexts(context.messages());
        return context.report().answered(fields, awakened ? texts.awakened(found, policy) : texts.of(found, policy));
    }
}
