package org.vestibule.adapters.web.mandate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Standings;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.team.Place;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.member.Member;
import org.vestibule.domain.team.Team;

/**
 * The dry run.
 *
 * @param holds what holds now
 * @param then what would hold; empty if it is the same
 * @param far that the day is far away; empty if it is not
 * @param ready how many of those covered have it
 * @param rows the first who have it not
 * @param more that there are more of them; empty if not
 */
record PreviewPage(
        String heading,
        String when,
        String holds,
        String then,
        boolean unchanged,
        String far,
        int covered,
        String coveredLabel,
        int ready,
        int losing,
        boolean anyLosing,
        List<Row> rows,
        String more,
        List<String> events,
        Path action,
        Path back,
        String rule,
        String start,
        String date,
        String submit) {

    /** Somebody who would lose access. */
    record Row(String name, String email, String role, String from) {}

    static PreviewPage of(Place place, RuleForm form, PreviewPolicy.Preview preview, Instant now) {
        Team team = place.team();
        Mandate rule = preview.change().rule();
        Instant from = preview.change().actsFrom();
        boolean later = from.isAfter(now) && form.date().isPresent();
        int losing = preview.losing();
        boolean me = rule == Mandate.EVERYONE
                || (rule == Mandate.TECHNICIANS && place.me().technician(now));
        String day = Texts.day(from, team.zone());
        return new PreviewPage(
                Texts.text("preview." + TeamWords.key(rule)),
                later
                        ? Texts.format("preview.from", team.name().value(), day, TeamWords.zone(team.zone()))
                        : Texts.format("preview.at-once", team.name().value()),
                rule(place.rules().policies().at(now), team, now),
                preview.changesNothing() ? "" : rule(Optional.of(preview.change()), team, now),
                preview.changesNothing(),
                preview.far() ? Texts.format("preview.far", day) : "",
                preview.covered(),
                Texts.text(me ? "preview.covered-you" : "preview.covered"),
                preview.ready(),
                losing,
                losing > 0,
                preview.named().stream().map(one -> row(one, team, now)).toList(),
                losing > preview.named().size()
                        ? Texts.count("preview.more", losing - preview.named().size())
                        : "",
                PreviewEvents.of(team, rule, losing, later ? from : now, now),
                Paths.RULE.of(team.id()),
                Paths.GENERAL.of(team.id()),
                TeamWords.key(rule),
                form.dated() ? "date" : "now",
                form.typed(),
                submit(rule, later, day));
    }

    private static String rule(Optional<PolicyChange> change, Team team, Instant now) {
        return change.filter(one -> one.rule() != Mandate.NOBODY)
                .map(one -> Standings.rule(one, team, now))
                .orElseGet(() -> Texts.text("rule.nobody.now"));
    }

    private static Row row(PreviewPolicy.Losing losing, Team team, Instant now) {
        Member member = losing.member();
        return new Row(
                member.account().name().value(),
                member.account().email().written(),
                TeamWords.role(member.role(), member.technician(now)),
                losing.from().isAfter(now) ? Texts.day(losing.from(), team.zone()) : Texts.text("preview.now"));
    }

    private static String submit(Mandate rule, boolean later, String day) {
        if (rule == Mandate.NOBODY) {
            return Texts.text("preview.submit-nobody");
        }
        return later ? Texts.format("preview.submit-from", day) : Texts.text("preview.submit-now");
    }
}
