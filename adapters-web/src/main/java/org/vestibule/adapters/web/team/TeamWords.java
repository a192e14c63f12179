package org.vestibule.adapters.web.team;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.subscription.Plan;
import org.vestibule.domain.subscription.Terms;

/** How roles and plans are called. */
public final class TeamWords {

    private TeamWords() {}

    /** Such as "User, Technician". */
    public static String role(Role role, boolean technician) {
        return technician ? role(role) + ", " + Texts.text("role.technician") : role(role);
    }

    public static String role(Role role) {
        return Texts.text("role." + key(role));
    }

    public static String plan(Plan plan) {
        return Texts.text("plan." + key(plan));
    }

    /** Such as "Enterprise, On-Demand Assist included." */
    public static String terms(Terms terms) {
        return terms.onDemandAssist()
                ? Texts.format("general.plan-with-assist", plan(terms.plan()))
                : Texts.format("general.plan", plan(terms.plan()));
    }

    /** A time zone, by the name that people know. */
    public static String zone(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** How forms and addresses write it. */
    public static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
