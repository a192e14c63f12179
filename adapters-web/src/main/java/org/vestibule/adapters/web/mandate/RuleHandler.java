package org.vestibule.adapters.web.mandate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.vestibule.adapters.web.http.Outcome;
import org.vestibule.adapters.web.http.ProvenTeamVisit;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamDoor;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.application.mandate.PreviewPolicy;
import org.vestibule.application.mandate.SetPolicy;
import org.vestibule.application.team.Place;
import org.vestibule.domain.account.Account;
import org.vestibule.domain.mandate.PolicyRefusal;
import org.vestibule.domain.team.Team;

/** Choosing who must have 2-step verification: first the dry run, which changes nothing, then the choice. */
public final class RuleHandler {

    private static final int FORBIDDEN = 403;

    private final GeneralPages pages;
    private final PreviewPolicy previewPolicy;
    private final SetPolicy setPolicy;
    private final Clock clock;

    public RuleHandler(GeneralPages pages, PreviewPolicy previewPolicy, SetPolicy setPolicy, Clock clock) {
        this.pages = pages;
        this.previewPolicy = previewPolicy;
        this.setPolicy = setPolicy;
        this.clock = clock;
    }

    /** Shows what the choice would do. */
    public Reply preview(TeamVisit visit) {
        RuleForm form = RuleForm.parse(name -> visit.parameter(name).orElse(""));
        return judged(visit, form).orElseGet(() -> preview(visit, form));
    }

    /** Makes the choice. */
    public Reply set(ProvenTeamVisit visit) {
        RuleForm form = RuleForm.parse(visit::field);
        return judged(visit, form).orElseGet(() -> set(visit, form));
    }

    private Reply preview(TeamVisit visit, RuleForm form) {
        Place place = visit.place();
        PreviewPolicy.Result result = previewPolicy.preview(place, form.rule().orElseThrow(), form.date());
        if (result instanceof PreviewPolicy.Refused refused) {
            return refused(visit, form, refused.why(), refused.owner());
        }
        return result instanceof PreviewPolicy.Preview preview
                ? Reply.show(Page.of(
                        Page.Tab.GENERAL, "mandate/preview", PreviewPage.of(place, form, preview, clock.instant())))
                : TeamDoor.noTeam();
    }

    private Reply set(ProvenTeamVisit visit, RuleForm form) {
        Team team = visit.place().team();
        Optional<LocalDate> from = form.date();
        SetPolicy.Result result =
                setPolicy.set(visit.authority(), team.id(), form.rule().orElseThrow(), from);
        if (result instanceof SetPolicy.Refused refused) {
            return refused(visit, form, refused.why(), refused.owner());
        }
        Path page = Paths.GENERAL.of(team.id());
        return result instanceof SetPolicy.NotAllowed not
                ? Changes.answer(not.why(), team, "", new Reply.GoTo(page), page)
                : Reply.tell(page, Outcome.RULE);
    }

    /** What is wrong with the form itself. */
    private Optional<Reply> judged(TeamVisit visit, RuleForm form) {
        Team team = visit.place().team();
        if (form.rule().isEmpty()) {
            return Optional.of(new Reply.GoTo(Paths.GENERAL.of(team.id())));
        }
        return form.lacksDate()
                ? Optional.of(pages.wrongDate(visit, form, Refusal.of("start-date-malformed")))
                : Optional.empty();
    }

    private Reply refused(TeamVisit visit, RuleForm form, PolicyRefusal why, Account owner) {
        if (why == PolicyRefusal.DATE_PAST) {
            return pages.wrongDate(
                    visit, form, Refusal.of("date-past", Texts.day(form.date().orElseThrow())));
        }
        String name = owner.name().value();
        Refusal refusal = switch (why) {
            case DATE_PAST -> throw new IllegalStateException("Told where the date is typed");
            case NEEDS_ENTERPRISE -> RuleChoices.needsEnterprise(visit.place(), owner);
            case NEEDS_ASSIST -> Refusal.of("mandate-needs-assist");
            case COVERS_YOU -> Refusal.of("mandate-covers-you");
            case COVERS_OWNER -> Refusal.of("mandate-covers-owner", name);
        };
        Box notice = Box.bad(Texts.text("refused." + refusal.code() + ".title"), refusal);
        Box shown = why == PolicyRefusal.COVERS_YOU ? notice.offering(Changes.toEnable()) : notice;
        return pages.refuse(visit, shown, FORBIDDEN);
    }
}
