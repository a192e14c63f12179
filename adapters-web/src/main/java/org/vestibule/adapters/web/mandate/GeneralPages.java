package org.vestibule.adapters.web.mandate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.TeamDoor;
import org.vestibule.adapters.web.http.TeamVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;
import org.vestibule.adapters.web.team.Changes;
import org.vestibule.adapters.web.team.Standings;
import org.vestibule.adapters.web.team.TeamWords;
import org.vestibule.application.mandate.ViewPolicy;
import org.vestibule.application.member.ViewMember;
import org.vestibule.application.team.Place;
import org.vestibule.domain.mandate.Mandate;
import org.vestibule.domain.mandate.PolicyChange;
import org.vestibule.domain.member.Role;
import org.vestibule.domain.team.Team;

/** Makes the General page, whichever form of it was sent. */
public final class GeneralPages {

    private final ViewPolicy viewPolicy;
    private final ViewMember viewMember;
    private final Clock clock;

    public GeneralPages(ViewPolicy viewPolicy, ViewMember viewMember, Clock clock) {
        this.viewPolicy = viewPolicy;
        this.viewMember = viewMember;
        this.clock = clock;
    }

    record GeneralPage(
            @Nullable Box notice,
            String plan,
            Map<String, Path> teamPaths,
            String teamName,
            @Nullable Field name,
            String holds,
            @Nullable Box ownerFails,
            @Nullable Box locked,
            boolean mayChoose,
            List<RuleChoices.Choice> rules,
            boolean dated,
            Field date,
            LicensingCard licensing,
            @Nullable String offered,
            boolean mayDelete) {}

    /** The page as it stands. */
    Reply show(TeamVisit visit, @Nullable Box notice) {
        Field name = nameField(visit.place().team()).of(visit.draft());
        return show(visit, page -> page, notice, name, Optional.empty(), Optional.empty());
    }

    /** The page with what speaks against what was asked for. */
    Reply refuse(TeamVisit visit, Box notice, int status) {
        return show(
                visit,
                page -> page.refusing(status),
                notice,
                nameField(visit.place().team()),
                Optional.empty(),
                Optional.empty());
    }

    /** The page with a date that will not do. */
    Reply wrongDate(TeamVisit visit, RuleForm form, Refusal refusal) {
        return show(
                visit,
                GeneralPages::unprocessable,
                null,
                nameField(visit.place().team()),
                Optional.of(form),
                Optional.of(refusal));
    }

    private static Page unprocessable(Page page) {
        return page.refusing(Page.UNPROCESSABLE);
    }

    private Reply show(
            TeamVisit visit,
            UnaryOperator<Page> as,
            @Nullable Box notice,
            Field name,
            Optional<RuleForm> form,
            Optional<Refusal> refusal) {
        return viewPolicy
                .of(visit.place())
                .map(policy -> Reply.show(as.apply(page(visit.place(), policy, notice, name, form, refusal))))
                .orElseGet(TeamDoor::noTeam);
    }

    private Page page(
            Place place,
            ViewPolicy.Policy policy,
            @Nullable Box notice,
            Field name,
            Optional<RuleForm> form,
            Optional<Refusal> refusal) {
        Team team = place.team();
        Role mine = place.me().role();
        Mandate holds = policy.chosen().map(PolicyChange::rule).orElse(Mandate.NOBODY);
        Mandate chosen = form.flatMap(RuleForm::rule).orElse(holds);
        return Page.of(
                Page.Tab.GENERAL,
                "mandate/general",
                new GeneralPage(
                        notice,
                        plan(team, policy),
                        Paths.of(team.id()),
                        team.name().value(),
                        mine.mayRename() ? name : null,
                        holds(team, policy),
                        ownerFails(place, policy),
                        RuleChoices.locked(place, policy),
                        mine.mayChoosePolicy(),
                        RuleChoices.of(place, policy, chosen),
                        form.map(RuleForm::dated).orElseGet(() -> starts(policy).isPresent()),
                        dateField(team, form, starts(policy), refusal),
                        LicensingCard.of(place),
                        mine.mayHandOver() ? offered(place).orElse(null) : null,
                        mine.mayDelete()));
    }

    private static String plan(Team team, ViewPolicy.Policy policy) {
        return TeamWords.terms(policy.terms())
                + policy.ends()
                        .map(end -> " " + Texts.format("general.until", Texts.day(end, team.zone())))
                        .orElse("");
    }

    /** What holds now, such as "Everyone needs it since 12 January 2027." */
    private String holds(Team team, ViewPolicy.Policy policy) {
        Optional<PolicyChange> rule = policy.chosen().filter(change -> change.rule() != Mandate.NOBODY);
        return rule.map(change -> Standings.rule(change, team, clock.instant())
                        + (policy.dormant() ? " " + Texts.text("rule.dormant") : ""))
                .orElseGet(() -> Texts.text("rule.nobody.now"));
    }

    private static @Nullable Box ownerFails(Place place, ViewPolicy.Policy policy) {
        boolean me = place.me().role() == Role.OWNER;
        String owner = policy.owner().name().value();
        String title = Texts.text(me ? "rule.owner-fails.you" : "rule.owner-fails");
        if (policy.failedOnceAwake()) {
            String sentence =
                    me ? Texts.text("rule.owner-fails-later.you") : Texts.format("rule.owner-fails-later", owner);
            Box box = new Box(Box.Tone.WARN, title, sentence, null, null, List.of(), List.of());
            return me ? box.offering(Changes.toEnable()) : box;
        }
        if (!policy.failedByOwner()) {
            return null;
        }
        return me
                ? Box.warn(title, Refusal.of("mandate-covers-you")).offering(Changes.toEnable())
                : Box.warn(title, Refusal.of("mandate-covers-owner", owner));
    }

    private Optional<String> offered(Place place) {
        return place.team()
                .heir()
                .flatMap(heir -> viewMember.of(place, heir))
                .map(heir -> Texts.format(
                        "offer.waits", heir.member().account().name().value()));
    }

    static Field nameField(Team team) {
        return Field.text("name", "off", Texts.text("general.name"))
                .withValue(team.name().value());
    }

    /** From when on what holds will act, if it does not yet: the form opens with it. */
    private Optional<Instant> starts(ViewPolicy.Policy policy) {
        return policy.chosen()
                .filter(change -> change.rule() != Mandate.NOBODY)
                .map(PolicyChange::actsFrom)
                .filter(clock.instant()::isBefore);
    }

    private static Field dateField(
            Team team, Optional<RuleForm> form, Optional<Instant> starts, Optional<Refusal> refusal) {
        Field field = Field.date("date", Texts.text("rule.date"))
                .withHint(Texts.format("rule.date.hint", TeamWords.zone(team.zone())))
                .withValue(form.map(RuleForm::date)
                        .orElseGet(() -> starts.map(team::day))
                        .map(LocalDate::toString)
                        .orElse("")) // such a field holds nothing else
                .refused(refusal);
        return refusal.isPresent() ? field.focused() : field;
    }
}
