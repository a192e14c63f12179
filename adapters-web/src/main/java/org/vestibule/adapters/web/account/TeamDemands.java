package org.vestibule.adapters.web.account;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Names;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Standings;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.mandate.ViewDemands.Demand;
import org.vestibule.application.twostep.DisableObjections.Objection;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.team.Midnight;
import org.vestibule.domain.team.Team;

/** What the Security page says of somebody's teams. */
final class TeamDemands {

    private final List<Demand> demands;
    private final Instant now;

    TeamDemands(List<Demand> demands, Clock clock) {
        this.demands = demands;
        this.now = clock.instant();
    }

    /** A notice of one team. */
    record Asking(String title, String sentence) {}

    /** Those that are withheld. */
    List<Asking> withheld() {
        return demands.stream()
                .flatMap(demand -> demand.without() instanceof Standing.Suspended suspended
                        ? Stream.of(withheld(demand.place().team(), suspended))
                        : Stream.empty())
                .toList();
    }

    /** Those that will be. */
    List<Asking> due() {
        return demands.stream()
                .flatMap(demand -> demand.without() instanceof Standing.DueBy due
                        ? Stream.of(due(demand.place().team(), due))
                        : Stream.empty())
                .toList();
    }

    /** Those that leave it to each member, if any. */
    @Nullable
    String free() {
        return sentence("security.leave", names(demands, demand -> demand.without() instanceof Standing.NotRequired))
                .orElse(null);
    }

    /** Those that require it, and from which day on others will; empty if none do. */
    String required() {
        List<String> already = names(demands, demand -> demand.without() instanceof Standing.Suspended);
        List<String> later = demands.stream()
                .flatMap(demand -> demand.without() instanceof Standing.DueBy due
                        ? Stream.of(from("security.team-from", demand.place().team(), due))
                        : Stream.empty())
                .toList();
        if (already.isEmpty()) {
            return later.isEmpty() ? "" : Texts.format("security.require-from", Names.of(later));
        }
        String tail = later.isEmpty() ? "" : Texts.format("security.require-also", Names.of(later));
        return Texts.format("security.require" + form(already), Names.of(already), tail);
    }

    /** What turning it off would do. */
    String disabling() {
        List<String> owned = of(Objection.Kind.OWNER_FAILS);
        if (!owned.isEmpty()) {
            return Texts.format("security.disable-owner" + form(owned), Names.of(owned));
        }
        List<String> atOnce = of(Objection.Kind.ACCESS_LOST);
        List<String> onDays = demands.stream()
                .filter(demand -> is(demand, Objection.Kind.ACCESS_LOST_LATER))
                .map(demand -> Texts.format(
                        "security.disable-from", name(demand), day(demand).orElse("")))
                .toList();
        List<String> lost = Stream.concat(
                        atOnce.isEmpty()
                                ? Stream.empty()
                                : Stream.of(Texts.format("security.disable-at-once", Names.of(atOnce))),
                        onDays.stream())
                .toList();
        List<String> perhaps = Stream.concat(
                        of(Objection.Kind.ACCESS_LOST_ONCE_AWAKE).stream(),
                        of(Objection.Kind.OWNER_FAILS_ONCE_AWAKE).stream())
                .toList();
        if (lost.isEmpty() && perhaps.isEmpty()) {
            return Texts.text("security.disable-means");
        }
        Stream<String> loses = lost.isEmpty()
                ? Stream.empty()
                : Stream.of(Texts.format("security.disable-loses", Names.clauses(lost)));
        return Stream.of(
                        loses,
                        sentence("security.disable-later", perhaps).stream(),
                        sentence(
                                "security.disable-stays",
                                names(demands, demand -> demand.objection().isEmpty()))
                                .stream())
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
    }

    /** Those that turning it on at a moment has opened; empty if none. */
    Optional<Box> opened(Instant on) {
        List<Demand> opened =
                demands.stream().filter(demand -> demand.openedAt(on)).toList();
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        boolean again = opened.stream().allMatch(demand -> demand.reopenedAt(on));
        List<String> names = names(opened, demand -> true);
        String key = again ? "security.open-again" : "security.open-now";
        Box.Link link = opened.size() == 1
                ? new Box.Link(
                        Paths.TEAM.of(opened.get(0).place().team().id()), Texts.format("security.go-to", names.get(0)))
                : new Box.Link(Paths.HOME, Texts.text("security.go-to-teams"));
        String title = sentence(key, names).orElseThrow();
        return Optional.of(Box.good(title, Texts.text("security.is-on") + " " + link.label())
                .leading(link));
    }

    private Asking withheld(Team team, Standing.Suspended suspended) {
        return new Asking(
                Texts.format("security.withheld", team.name().value()),
                Texts.format("security.withheld.sentence", Texts.day(suspended.since(), team.zone())));
    }

    private Asking due(Team team, Standing.DueBy due) {
        ZoneId zone = team.zone();
        String days = Texts.count("time.days", Standings.daysLeft(due, zone, now));
        return new Asking(
                Texts.format("security.due", team.name().value(), Texts.day(Midnight.lastDayBefore(due.due(), zone))),
                Texts.format("security.due.sentence", TeamWords.zone(zone), days));
    }

    private static String from(String key, Team team, Standing.DueBy due) {
        return Texts.format(key, team.name().value(), Texts.day(due.due(), team.zone()));
    }

    private List<String> of(Objection.Kind kind) {
        return names(demands, demand -> is(demand, kind));
    }

    private static boolean is(Demand demand, Objection.Kind kind) {
        return demand.objection().filter(it -> it.kind() == kind).isPresent();
    }

    private static Optional<String> day(Demand demand) {
        return demand.objection().flatMap(Objection::day).map(Texts::day);
    }

    private static List<String> names(List<Demand> demands, Predicate<Demand> which) {
        return demands.stream().filter(which).map(TeamDemands::name).toList();
    }

    private static String name(Demand demand) {
        return demand.place().team().name().value();
    }

    private static Optional<String> sentence(String key, List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(Texts.format(key + form(names), Names.of(names)));
    }

    private static String form(List<String> names) {
        return names.size() == 1 ? ".one" : ".many";
    }
}
