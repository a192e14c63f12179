package org.vestibule.adapters.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vestibule.application.subscription.SetSubscription;
import org.vestibule.application.team.TeamChange;
import org.vestibule.application.team.ViewPolicy;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
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
        return context.onTeam(team, this::set);
    }

    private int set(Program.UseCases portal, Team found) {
        Terms terms = new Terms(plan, addOns.contains(AddOn.ON_DEMAND_ASSIST));
        SetSubscription.Result result = portal.changes().setSubscription().set(found, terms, Optional.ofNullable(ends));
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
