package org.vestibule.adapters.web.team;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;
import org.vestibule.domain.team.Role;

/** How roles and plans are called. */
final class Words {

    private Words() {}

    /** Such as "User, Technician". */
    static String role(Role role, boolean technician) {
        return technician ? role(role) + ", " + Texts.text("role.technician") : role(role);
    }

    static String role(Role role) {
        return Texts.text("role." + key(role));
    }

    static String plan(Plan plan) {
        return Texts.text("plan." + key(plan));
    }

    /** Such as "Enterprise, On-Demand Assist included." */
    static String terms(Terms terms) {
        return terms.onDemandAssist()
                ? Texts.format("general.plan-with-assist", plan(terms.plan()))
                : Texts.format("general.plan", plan(terms.plan()));
    }

    /** A time zone, by the name that people know. */
    static String zone(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** How forms and addresses write it. */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
