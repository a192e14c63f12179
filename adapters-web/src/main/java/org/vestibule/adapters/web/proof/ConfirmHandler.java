package org.vestibule.adapters.web.proof;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.http.SignedVisit;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Field;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.proof.ConfirmIdentity;
import org.vestibule.application.proof.FreshlyProven;
import org.vestibule.application.proof.Proof;
import org.vestibule.application.proof.ProofRefusal;
import org.vestibule.application.session.SignedIn;
import org.vestibule.application.team.Place;
import org.vestibule.application.twostep.ViewTwoStep;
import org.vestibule.domain.twostep.TwoStepVerification;

/**
 * The page "Confirm that it is you" (PRODUCT E). It comes in the way of a form that was sent, keeps all that was typed
 * into it, and sends it on with the proof: so nothing is typed twice, and what is done is what was asked for.
 */
public final class ConfirmHandler {

    /** Fields of the page itself; no other form has fields of these names but for the same. */
    private static final Set<String> OWN = Set.of("csrf", "password", "code");

    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private final ConfirmIdentity confirmIdentity;
    private final ViewTwoStep viewTwoStep;
    private final Clock clock;

    public ConfirmHandler(ConfirmIdentity confirmIdentity, ViewTwoStep viewTwoStep, Clock clock) {
        this.confirmIdentity = confirmIdentity;
        this.viewTwoStep = viewTwoStep;
        this.clock = clock;
    }

    record ConfirmPage(
            @Nullable Box notice,
            String act,
            String needs,
            Path action,
            List<Kept> kept,
            ProofForm proof,
            String submit) {}

    /** A field of the form that waits. */
    record Kept(String name, String value) {}

    /**
     * Lets an act go on if there is a fresh proof, or one comes with its form; else asks for it, losing nothing.
     *
     * @param name by which the bundle has the words of the act
     */
    Reply before(String name, SignedVisit visit, Function<FreshlyProven, Reply> act) {
        return before(name, team(visit), visit, act);
    }

    /**
     * The same of what is done about something else than the team in the path.
     *
     * @param about what it is done to, as it is called
     */
    public Reply before(String name, String about, SignedVisit visit, Function<FreshlyProven, Reply> act) {
        Optional<FreshlyProven> fresh = FreshlyProven.of(visit.signedIn(), clock.instant());
        if (fresh.isPresent()) {
            return act.apply(fresh.get());
        }
        Optional<Proof.Second> spared = twoStepOff(visit) ? Optional.of(new Proof.PasswordOnly()) : Optional.empty();
        Function<Draft, Reply> again = draft ->
                Reply.show(page(name, about, visit, ProofForm.of(draft, spared)).refusing(draft.status()));
        return visit.form().containsKey("password")
                ? ProofForm.submit(
                        visit,
                        spared,
                        again,
                        (proof, refused) -> confirm(
                                act,
                                visit,
                                proof,
                                why -> busy(why).map(rush -> again.apply(rush)).orElseGet(() -> refused.apply(why))))
                : Reply.show(page(name, about, visit, ProofForm.blank(spared)).asking(FORBIDDEN));
    }

    private Reply confirm(
            Function<FreshlyProven, Reply> act, SignedVisit visit, Proof proof, Function<ProofRefusal, Reply> refused) {
        ConfirmIdentity.Result result = confirmIdentity.confirm(visit.signedIn(), proof, visit.origin());
        if (result instanceof ConfirmIdentity.Refused not) {
            return refused.apply(not.why());
        }
        ConfirmIdentity.Confirmed confirmed = (ConfirmIdentity.Confirmed) result;
        SignedIn person = confirmed.person();
        FreshlyProven fresh = FreshlyProven.of(person, clock.instant()).orElseThrow();
        return new Reply.RenewSession(confirmed.token(), () -> act.apply(fresh));
    }

    private boolean twoStepOff(SignedVisit visit) {
        return viewTwoStep.of(visit.signedIn()) instanceof TwoStepVerification.PasswordOnly;
    }

    /** The page of its own that tells of a rush elsewhere would lose what was typed. */
    private static Optional<Draft> busy(ProofRefusal why) {
        return why instanceof ProofRefusal.Later later && later.why().reason() == TryLater.Reason.BUSY
                ? Optional.of(Draft.refused(
                                Refusal.of("busy-try-again", later.why().delay().toSeconds()))
                        .as(UNAVAILABLE))
                : Optional.empty();
    }

    /** The one that the path names. */
    private static String team(SignedVisit visit) {
        return visit.places().stream()
                .map(Place::team)
                .filter(team -> team.id().equals(visit.team()))
                .findFirst()
                .map(team -> team.name().value())
                .orElseGet(() -> Texts.text("confirm.team"));
    }

    private static Page page(String name, String about, SignedVisit visit, ProofForm form) {
        List<Kept> kept = visit.form().entrySet().stream()
                .filter(field -> !OWN.contains(field.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .map(field -> new Kept(field.getKey(), field.getValue()))
                .toList();
        boolean errors = form.password().error() != null
                || Optional.ofNullable(form.code()).map(Field::error).isPresent();
        ProofForm focused = errors ? form : form.focused();
        String act = "confirm." + name;
        return Page.of(
                "proof/confirm",
                new ConfirmPage(
                        form.notice(),
                        Texts.format(act, about),
                        Texts.text(form.code() == null ? "confirm.needs-password" : "confirm.needs-both"),
                        Path.requested(visit.path()),
                        kept,
                        focused.hinting(Texts.text("confirm.code-once")),
                        Texts.text(act + ".submit")));
    }
}
