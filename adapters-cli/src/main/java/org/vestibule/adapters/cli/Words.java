package org.vestibule.adapters.cli;

import java.util.Locale;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.subscription.Terms;

/** The words that are typed, logged and told to programs, which do not change from one release to the next. */
final class Words {

    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String of(Terms terms) {
        return of(terms.plan()) + (terms.onDemandAssist() ? " with " + of(AddOn.ON_DEMAND_ASSIST) : "");
    }

    static String of(Standing standing) {
        if (standing instanceof Standing.On) {
            return "on";
        }
        if (standing instanceof Standing.DueBy) {
            return "due";
        }
        return standing instanceof Standing.Suspended ? "suspended" : "not-required";
    }
}
