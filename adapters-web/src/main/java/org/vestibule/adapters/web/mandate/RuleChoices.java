package org.vestibule.adapters.web.mandate;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;

/** Who must have 2-step verification, as the General page lets one choose it. */
final class RuleChoices {

    private RuleChoices() {}

    /** A rule to choose. */
    record Choice(String value, String label, String hint, boolean chosen, boolean locked) {}

    static List<Choice> of(Place place, ViewPolicy.Policy policy, Mandate chosen) {
        boolean reader = !place.me().role().mayChoosePolicy();
        return Stream.of(Mandate.values())
                .map(rule -> new Choice(
                        TeamWords.key(rule),
                        Texts.text("rule." + TeamWords.key(rule)),
                        hint(rule, policy),
                        rule == chosen,
                        reader || !rule.isOfferedWith(policy.terms())))
                .toList();
    }

    private static String hint(Mandate rule, ViewPolicy.Policy policy) {
        if (!rule.isOfferedWith(policy.terms())) {
            return Texts.text("rule." + TeamWords.key(rule) + ".locked");
        }
        return switch (rule) {
            case NOBODY -> Texts.text("rule.nobody.hint");
            case TECHNICIANS ->
                Texts.count("rule.technicians.hint", policy.size().technicians());
            case EVERYONE -> Texts.count("rule.everyone.hint", policy.size().members());
        };
    }

    /** Why some of them cannot be chosen; null if all can. */
    static @Nullable Box locked(Place place, ViewPolicy.Policy policy) {
        if (policy.terms().plan() != Plan.ENTERPRISE) {
            return info(needsEnterprise(place, policy.owner()), "rule.needs-enterprise");
        }
        return policy.terms().onDemandAssist() ? null : info(Refusal.of("mandate-needs-assist"), "rule.needs-assist");
    }

    /** Whom to ask for another subscription: the Owner, and for themself the operator. */
    static Refusal needsEnterprise(Place place, Account owner) {
        return place.me().role() == Role.OWNER
                ? new Refusal("mandate-needs-enterprise", Texts.text("refusal.mandate-needs-enterprise.owner"))
                : Refusal.of("mandate-needs-enterprise", owner.name().value());
    }

    private static Box info(Refusal refusal, String title) {
        return new Box(
                Box.Tone.INFO, Texts.text(title), refusal.sentence(), null, refusal.code(), List.of(), List.of());
    }
}
