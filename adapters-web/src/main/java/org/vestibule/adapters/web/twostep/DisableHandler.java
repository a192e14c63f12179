package org.vestibule.adapters.web.twostep;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Names;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.proof.ProofForm;
import org.vestibule.application.mandate.ViewDemands;
import org.vestibule.application.twostep.DisableObjections.Objection;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.ViewTwoStep;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.twostep.TwoStepVerification;

/**
 * Turning 2-step verification off. Nothing stands in for a code here, and each team that would be lost is named and must
 * be given up by itself, before a code is spent. Those are named, too, that may be lost once their rule is awake again.
 */
public final class DisableHandler {

    private final ViewTwoStep viewTwoStep;
    private final ViewDemands viewDemands;
    private final DisableTwoStepVerification disable;

    public DisableHandler(ViewTwoStep viewTwoStep, ViewDemands viewDemands, DisableTwoStepVerification disable) {
        this.viewTwoStep = viewTwoStep;
        this.viewDemands = viewDemands;
        this.disable = disable;
    }

    /** @param may whether a proof is all that it needs; not of the Owner of a team that requires it */
    record DisablePage(
            @Nullable Box notice, boolean may, List<LostTeam> lost, List<LaterTeam> later, ProofForm proof) {}

    /** A team that requires it, and the box that gives it up. */
    record LostTeam(String title, String sentence, String field, boolean givenUp, String agreement) {

        static LostTeam of(Objection team, boolean givenUp, boolean alone) {
            String name = team.name().value();
            String since = team.day().map(Texts::day).orElse("");
            return new LostTeam(
                    Texts.format("disable.access-lost", name),
                    Texts.format("disable.access-lost.sentence", since)
                            + (alone ? " " + Texts.text("disable.others-open") : ""),
                    fieldOf(team.team()),
                    givenUp,
                    Texts.format("disable.give-up", name));
        }

        static String fieldOf(TeamId team) {
            return "give-up." + team.value();
        }
    }

    /** A team that may be lost later. */
    record LaterTeam(String title, String sentence) {}

    /** Asks for the proof. */
    public Reply form(SignedVisit visit) {
        return off(visit) ? toSecurity() : Reply.show(page(visit, against(visit)));
    }

    /** Turns it off. */
    public Reply submit(SignedVisit visit) {
        if (off(visit)) {
            return toSecurity();
        }
        List<Objection> against = against(visit);
        List<Objection> kept = against.stream()
                .filter(team -> team.forbids() && !givenUp(visit, team))
                .toList();
        return kept.isEmpty() ? prove(visit, against) : stays(visit, against, kept);
    }

    /** Takes the proof; the teams are asked once more within the act, whatever the page knew. */
    private Reply prove(SignedVisit visit, List<Objection> against) {
        Set<TeamId> teams = against.stream()
                .filter(team -> givenUp(visit, team)) // one that awakes meanwhile was not agreed to
                .map(Objection::team)
                .collect(Collectors.toSet());
        return ProofForm.submit(visit, Optional.empty(), draft -> again(visit, against, draft), (proof, refused) -> {
            DisableTwoStepVerification.Result result = disable.disable(visit.signedIn(), proof, teams, visit.origin());
            if (result instanceof DisableTwoStepVerification.Disabled disabled) {
                return new Reply.RenewSession(
                        disabled.session(), Reply.tell(Paths.SECURITY, Outcome.TWO_STEP_DISABLED));
            }
            if (result instanceof DisableTwoStepVerification.OwnerFails not) {
                return stays(visit, not.teams(), not.teams());
            }
            return result instanceof DisableTwoStepVerification.AccessLost not
                    ? stays(visit, not.teams(), not.teams())
                    : refused.apply(((DisableTwoStepVerification.Refused) result).why());
        });
    }

    private List<Objection> against(SignedVisit visit) {
        return viewDemands.of(visit.places()).stream()
                .flatMap(demand -> demand.objection().stream())
                .toList();
    }

    /** It stays on, for the sake of the teams that are kept. */
    private Reply stays(SignedVisit visit, List<Objection> against, List<Objection> kept) {
        Refusal refusal = ownerFails(kept).orElseGet(() -> refusal("team-requires-two-step", kept));
        return again(visit, against, Draft.refused(refusal));
    }

    private static Optional<Refusal> ownerFails(List<Objection> against) {
        List<Objection> owned = against.stream()
                .filter(team -> team.kind() == Objection.Kind.OWNER_FAILS)
                .toList();
        return owned.isEmpty() ? Optional.empty() : Optional.of(refusal("owner-needs-two-step", owned));
    }

    private static Refusal refusal(String code, List<Objection> teams) {
        String names = Names.of(teams.stream().map(team -> team.name().value()).toList());
        String form = teams.size() == 1 ? "" : ".many";
        return new Refusal(code, Texts.format("refusal." + code + form, names));
    }

    private Reply again(SignedVisit visit, List<Objection> against, Draft draft) {
        Draft kept = draft;
        for (Objection team : against) {
            kept = givenUp(visit, team) ? kept.keeping(LostTeam.fieldOf(team.team()), "yes") : kept;
        }
        return Reply.again(visit.with(kept), this::form);
    }

    private static Page page(SignedVisit visit, List<Objection> against) {
        Draft draft = visit.draft();
        boolean alone = against.size() == 1 && visit.places().size() > 1;
        List<LostTeam> lost = against.stream()
                .filter(team -> team.kind() == Objection.Kind.ACCESS_LOST)
                .map(team -> LostTeam.of(team, draft.typed().containsKey(LostTeam.fieldOf(team.team())), alone))
                .toList();
        List<LaterTeam> later =
                against.stream().flatMap(team -> later(team).stream()).toList();
        ProofForm form = ProofForm.of(draft, Optional.empty());
        Optional<Refusal> never = ownerFails(against);
        Optional<Box> said = Optional.ofNullable(form.notice());
        Box notice = said.or(() -> never.map(why -> Box.warn(Texts.text("refused.owner-needs-two-step.title"), why)))
                .orElse(null);
        return Page.of(
                Page.Tab.SECURITY, "twostep/disable", new DisablePage(notice, never.isEmpty(), lost, later, form));
    }

    private static Optional<LaterTeam> later(Objection team) {
        String name = team.name().value();
        String day = team.day().map(Texts::day).orElse("");
        return switch (team.kind()) {
            case ACCESS_LOST, OWNER_FAILS -> Optional.empty();
            case ACCESS_LOST_LATER ->
                Optional.of(new LaterTeam(
                        Texts.format("disable.access-lost-later", name, day),
                        Texts.text("disable.access-lost-later.sentence")));
            case ACCESS_LOST_ONCE_AWAKE -> Optional.of(rests(name, "disable.later"));
            case OWNER_FAILS_ONCE_AWAKE -> Optional.of(rests(name, "disable.later-owner"));
        };
    }

    private static LaterTeam rests(String team, String key) {
        return new LaterTeam(Texts.format(key, team), Texts.text(key + ".sentence"));
    }

    /** An Owner cannot give up a team: it would be one whose Owner fails its own rule. */
    private static boolean givenUp(SignedVisit visit, Objection team) {
        return team.kind() == Objection.Kind.ACCESS_LOST
                && visit.field(LostTeam.fieldOf(team.team())).equals("yes");
    }

    private boolean off(SignedVisit visit) {
        return viewTwoStep.of(visit.signedIn()) instanceof TwoStepVerification.PasswordOnly;
    }

    private static Reply toSecurity() {
        return new Reply.GoTo(Paths.SECURITY);
    }
}
