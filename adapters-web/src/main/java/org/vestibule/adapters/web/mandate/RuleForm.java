package org.vestibule.adapters.web.mandate;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.domain.mandate.Mandate;

/**
 * A rule as it was chosen, on the General page or on the dry run.
 *
 * @param rule empty for none that there is
 * @param dated whether it was to start on a date
 * @param typed that date as it was typed
 */
record RuleForm(Optional<Mandate> rule, boolean dated, String typed) {

    /** @param field gives what was typed into a field, empty if nothing was */
    static RuleForm parse(UnaryOperator<String> field) {
        Optional<Mandate> rule = Stream.of(Mandate.values())
                .filter(mandate -> TeamWords.key(mandate).equals(field.apply("rule")))
                .findFirst();
        boolean dated = field.apply("start").equals("date")
                && rule.filter(mandate -> mandate != Mandate.NOBODY).isPresent();
        return new RuleForm(rule, dated, field.apply("date").strip());
    }

    /** The date, if one was chosen and there is such a day, up to a year that calendars can still show. */
    Optional<LocalDate> date() {
        try {
            return dated && typed.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? Optional.of(LocalDate.parse(typed))
                    : Optional.empty();
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Whether a date is wanted that there is not. */
    boolean lacksDate() {
        return dated && date().isEmpty();
    }
}
