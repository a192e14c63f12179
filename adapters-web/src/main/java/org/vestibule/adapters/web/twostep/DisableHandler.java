package org.vestibule.adapters.web.twostep;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.Visit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.proof.ProofForm;
import org.vestibule.application.twostep.DisableObjections.Objection;
import org.vestibule.application.twostep.DisableTwoStepVerification;
import org.vestibule.application.twostep.ListDisableObjections;
import org.vestibule.application.twostep.ViewTwoStep;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.twostep.TwoStepVerification;

/**
 * Turning 2-step verification off. Nothing stands in for a code here, and each team that would be lost is named and must
 * be given up by itself, before a code is spent. Those are named, too, that may be lost once their rule is awake again.
 */
public final class DisableHandler {

    private final ViewTwoStep viewTwoStep;
    private final ListDisableObjections objections;
    private final DisableTwoStepVerification disable;

    public DisableHandler(
            ViewTwoStep viewTwoStep, ListDisableObjections objections, DisableTwoStepVerification disable) {
        this.viewTwoStep = viewTwoStep;
        this.objections = objections;
        this.disable = disable;
    }

    record DisablePage(@Nullable Box notice, List<LostTeam> lost, List<Box> later, ProofForm proof) {}

    /** A team that requires it, and the box that gives it up. */
    record LostTeam(String field, boolean givenUp, Box notice, String agreement) {

        static LostTeam of(Objection team, boolean givenUp) {
            String name = team.name().value();
            Box notice = box(Box.Tone.BAD, name, "disable.access-lost");
            return new LostTeam(fieldOf(team.team()), givenUp, notice, Texts.format("disable.give-up", name));
        }

        static String fieldOf(TeamId team) {
            return "give-up." + team.value();
        }
    }

    /** Asks for the proof. */
    public Reply form(Visit visit) {
        return off(visit) ? toSecurity() : Reply.show(page(visit.draft(), objections.list(visit.signedIn())));
    }

    /** Turns it off. */
    public Reply submit(Visit visit) {
        if (off(visit)) {
            return toSecurity();
        }
        List<Objection> against = objections.list(visit.signedIn());
        List<Objection> kept = against.stream()
                .filter(team -> team.forbids() && !givenUp(visit, team))
                .toList();
        return kept.isEmpty() ? prove(visit, against) : stays(visit, against, kept);
    }

    /** Takes the proof; the teams are asked once more within the act, whatever the page knew. */
    private Reply prove(Visit visit, List<Objection> against) {
        Set<TeamId> teams = against.stream()
                .filter(team -> givenUp(visit, team)) // one that awakes meanwhile was not agreed to
                .map(Objection::team)
                .collect(Collectors.toSet());
        return ProofForm.submit(visit, Optional.empty(), draft -> again(visit, against, draft), (proof, refused) -> {
            DisableTwoStepVerification.Result result = disable.disable(visit.signedIn(), proof, teams, visit.origin());
            if (result instanceof DisableTwoStepVerification.Disabled disabled) {
                return new Reply.RenewSession(disabled.session(), Reply.tell("/security", "two-step-disabled"));
            }
            if (result instanceof DisableTwoStepVerification.OwnerFails not) {
                return stays(visit, not.teams(), not.teams());
            }
            return result instanceof DisableTwoStepVerification.AccessLost not
                    ? stays(visit, not.teams(), not.teams())
                    : refused.apply(((DisableTwoStepVerification.Refused) result).why());
        });
    }

    /** It stays on, for the sake of the teams that are kept. */
    private Reply stays(Visit visit, List<Objection> against, List<Objection> kept) {
        boolean owner = kept.stream().anyMatch(team -> team.kind() == Objection.Kind.OWNER_FAILS);
        String code = owner ? "owner-needs-two-step" : "team-requires-two-step";
        String names = kept.stream()
                .filter(team -> !owner || team.kind() == Objection.Kind.OWNER_FAILS)
                .map(team -> team.name().value())
                .collect(Collectors.joining(", "));
        return again(visit, against, Draft.refused(Refusal.of(code, names)));
    }

    private Reply again(Visit visit, List<Objection> against, Draft draft) {
        Draft kept = draft;
        for (Objection team : against) {
            kept = givenUp(visit, team) ? kept.keeping(LostTeam.fieldOf(team.team()), "yes") : kept;
        }
        return Reply.again(visit, this::form, kept);
    }

    private static Page page(Draft draft, List<Objection> against) {
        List<LostTeam> lost = against.stream()
                .filter(team -> team.kind() == Objection.Kind.ACCESS_LOST)
                .map(team -> LostTeam.of(team, draft.typed().containsKey(LostTeam.fieldOf(team.team()))))
                .toList();
        List<Box> later = against.stream().flatMap(team -> later(team).stream()).toList();
        ProofForm form = ProofForm.of(draft, Optional.empty());
        return Page.of("twostep/disable", new DisablePage(form.notice(), lost, later, form));
    }

    private static Optional<Box> later(Objection team) {
        String name = team.name().value();
        return switch (team.kind()) {
            case ACCESS_LOST, OWNER_FAILS -> Optional.empty();
            case ACCESS_LOST_ONCE_AWAKE -> Optional.of(box(Box.Tone.WARN, name, "disable.later"));
            case OWNER_FAILS_ONCE_AWAKE -> Optional.of(box(Box.Tone.WARN, name, "disable.later-owner"));
        };
    }

    private static Box box(Box.Tone tone, String team, String key) {
        String sentence = Texts.text(key + ".sentence");
        return new Box(tone, Texts.format(key, team), sentence, null, null, List.of(), List.of());
    }

    /** An Owner cannot give up a team: it would be one whose Owner fails its own rule. */
    private static boolean givenUp(Visit visit, Objection team) {
        return team.kind() == Objection.Kind.ACCESS_LOST
                && visit.field(LostTeam.fieldOf(team.team())).equals("yes");
    }

    private boolean off(Visit visit) {
        return viewTwoStep.of(visit.signedIn()) instanceof TwoStepVerification.PasswordOnly;
    }

    private static Reply toSecurity() {
        return new Reply.GoTo("/security");
    }
}
