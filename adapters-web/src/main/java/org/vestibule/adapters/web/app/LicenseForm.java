package org.vestibule.adapters.web.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.NameRefusal;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.application.computer.LicenseComputer;
import org.vestibule.application.device.ViewDevice;
import org.vestibule.application.team.Place;
import org.vestibule.application.team.TeamChange;
import org.vestibule.domain.computer.Computer;
import org.vestibule.domain.computer.ComputerName;
import org.vestibule.domain.mandate.Standing;
import org.vestibule.domain.team.Team;
import org.vestibule.domain.team.TeamId;

/**
 * Into which team a device is let as a computer, and under which name.
 *
 * @param only the one team that it could be; null where there is a choice
 * @param choice null where there is none
 * @param name of the computer
 */
record LicenseForm(@Nullable Option only, @Nullable Choice choice, Field name) {

    private static final String TEAM_FIELD = "team";
    private static final String NAME_FIELD = "name";

    private static final TeamId NONE = new TeamId(new UUID(0, 0));

    /** A team to choose. */
    record Option(TeamId value, String label, boolean chosen) {}

    /**
     * The teams to choose from.
     *
     * @param error what is wrong with the one that was chosen; null if nothing is
     */
    record Choice(List<Option> options, @Nullable Refusal error, boolean autofocus) {}

    /** The form; empty if there is no team that they could let one into. */
    static Optional<LicenseForm> of(SignedVisit visit, ViewDevice.Teams teams) {
        if (teams.open().isEmpty()) {
            return Optional.empty();
        }
        Draft draft = visit.draft();
        String typed = draft.typed().getOrDefault(TEAM_FIELD, "");
        Refusal error = draft.wrong().get(TEAM_FIELD);
        List<Option> options = teams.open().stream()
                .map(Place::team)
                .map(team -> new Option(
                        team.id(), team.name().value(), team.id().toString().equals(typed)))
                .toList();
        // What is wrong with a team that was chosen is told at the list, though one is left.
        boolean choose = options.size() > 1 || error != null;
        return Optional.of(new LicenseForm(
                choose ? null : options.get(0),
                choose ? new Choice(options, error, error != null) : null,
                Field.text(NAME_FIELD, "off", Texts.text("computer.name")).of(draft)));
    }

    /** Why there is no form. */
    static Box none(SignedVisit visit, ViewDevice.Teams teams, Path page) {
        Optional<Refusal> withheld = teams.withheld().stream().findFirst().flatMap(place -> withheld(place));
        return withheld.map(refusal -> Box.warn(Texts.text("refused.team-withheld.title"), refusal)
                        .offering(new Box.Link(Paths.ENABLE.then(page), Texts.text("security.enable"))))
                .or(() -> teams.dormant().stream()
                        .findFirst()
                        .map(place -> Box.warn(Texts.text("connect.computer.not"), dormant(place.team()))))
                .orElseGet(() -> Box.warn(Texts.text("connect.computer.not"), noTeam(visit, teams)));
    }

    private static Refusal noTeam(SignedVisit visit, ViewDevice.Teams teams) {
        return teams.others().stream()
                .findFirst()
                .map(place ->
                        Refusal.of("no-team-to-license", place.team().name().value()))
                .orElseGet(() -> new Refusal(
                        "no-team-to-license",
                        Texts.format(
                                "refusal.no-team-to-license.alone",
                                visit.signedIn().account().email().written())));
    }

    private static Optional<Refusal> withheld(Place place) {
        Team team = place.team();
        return place.standing() instanceof Standing.Suspended suspended
                ? Optional.of(
                        Refusal.of("team-withheld", team.name().value(), Texts.day(suspended.since(), team.zone())))
                : Optional.empty();
    }

    /** What was sent; a team that cannot be read is none. */
    static LicenseComputer.Wanted sent(SignedVisit visit) {
        return new LicenseComputer.Wanted(TeamId.parse(visit.field(TEAM_FIELD)).orElse(NONE), visit.field(NAME_FIELD));
    }

    /** The form as it comes back. */
    static Draft refused(SignedVisit visit, LicenseComputer.Result why) {
        String name = visit.field(NAME_FIELD);
        Draft draft;
        if (why instanceof LicenseComputer.TeamRefused refused) {
            draft = Draft.wrong(TEAM_FIELD, team(visit, refused.why()));
        } else if (why instanceof LicenseComputer.Dormant it) {
            draft = Draft.wrong(TEAM_FIELD, dormant(it.team()));
        } else if (why instanceof LicenseComputer.TeamFull it) {
            draft = Draft.wrong(
                    TEAM_FIELD,
                    Refusal.of("too-many-computers", it.team().name().value(), Computer.MOST_IN_TEAM));
        } else if (why instanceof LicenseComputer.NameTaken) {
            draft = Draft.wrong(
                    NAME_FIELD,
                    Refusal.of("computer-name-taken", ComputerName.parse(name).orElseThrow()));
        } else {
            draft = Draft.BLANK.and(NAME_FIELD, NameRefusal.ofComputer(name));
        }
        return draft.keeping(TEAM_FIELD, visit.field(TEAM_FIELD)).keeping(NAME_FIELD, name);
    }

    private static Refusal dormant(Team team) {
        return Refusal.of("license-dormant", team.name().value());
    }

    private static Refusal team(SignedVisit visit, TeamChange why) {
        TeamId chosen = sent(visit).team();
        return visit.places().stream()
                .filter(place -> why == TeamChange.WITHHELD && place.team().id().equals(chosen))
                .findFirst()
                .flatMap(LicenseForm::withheld)
                .orElseGet(() -> new Refusal("no-team-to-license", Texts.text("refusal.no-team-to-license.another")));
    }
}
