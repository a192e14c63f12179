package org.vestibule.adapters.web.http;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.OperatorWords;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.RefusalPage;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;

/** Makes the pages that refuse a whole request. Needs no database: it must work when nothing else does. */
final class Refusals {

    private static final String TEMPLATE = "page/refusal";
    private static final String WITHIN = "page/refusal-portal";
    private static final String REFERENCE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int REFERENCE_LENGTH = 11;
    private static final int REFERENCE_BREAK = 5;

    private final OperatorWords operator;
    private final Clock clock;
    private final RandomGenerator random;

    Refusals(OperatorWords operator, Clock clock, RandomGenerator random) {
        this.operator = operator;
        this.clock = clock;
        this.random = random;
    }

    /** A name for one failure, to be found again in the program's log. */
    private String reference() {
        StringBuilder reference = new StringBuilder();
        for (int i = 0; i < REFERENCE_LENGTH; i++) {
            reference.append(
                    i == REFERENCE_BREAK
                            ? '-'
                            : REFERENCE_ALPHABET.charAt(random.nextInt(REFERENCE_ALPHABET.length())));
        }
        return reference.toString();
    }

    Page page(int status, Refusal refusal, Box.Link button) {
        String todo = Texts.find("refused." + refusal.code() + ".todo").orElse(null);
        return page(status, refusal.code(), refusal.sentence(), todo, button, reference());
    }

    /**
     * One of a request that no handler has seen.
     *
     * @param path that can be opened instead
     */
    Page page(BadRequest refused, Path path) {
        Refusal refusal = Refusal.of(refused.code(), refused.base());
        String label = refused.base().isEmpty()
                ? Texts.text(path.leadsTo(Paths.HOME) ? "refused.to-teams" : "refused.try-again")
                : Texts.format("refused.to-base", refused.base());
        Box.Link button = new Box.Link(path.at(refused.base()), label);
        return page(refused.status(), refused.code(), refusal.sentence(), null, button, reference());
    }

    /** One within the portal, for somebody signed in. */
    Page within(Reply.RefuseWithin refuse) {
        Refusal refusal = refuse.refusal();
        return Page.of(WITHIN, view(refusal.code(), refusal.sentence(), null, refuse.button(), reference()))
                .refusing(refuse.status());
    }

    Page busy(Duration delay, Path href, boolean signedIn) {
        String todo = Texts.format("refused.busy-try-again.todo", delay.toSeconds());
        String sentence = Texts.text("refused.busy-try-again." + (signedIn ? "signed-in" : "sentence"));
        return page(503, "busy-try-again", sentence, todo, tryAgain(href), reference());
    }

    /** Nothing can be done just now. */
    Page later(String code, Duration delay, Path href) {
        Refusal refusal = Refusal.of(code, delay.toSeconds(), operator.whom());
        return page(503, refusal.code(), refusal.sentence(), null, tryAgain(href), reference());
    }

    Page unexpected(Path href) {
        String reference = reference();
        Refusal refusal = Refusal.of("unexpected", reference, operator.whom());
        return page(500, refusal.code(), refusal.sentence(), null, tryAgain(href), reference);
    }

    private Page page(
            int status, String code, String sentence, @Nullable String todo, Box.Link button, String reference) {
        return Page.of(TEMPLATE, view(code, sentence, todo, button, reference)).refusing(status);
    }

    private RefusalPage view(String code, String sentence, @Nullable String todo, Box.Link button, String reference) {
        String title = Texts.text("refused." + code + ".title");
        String report = todo == null ? null : Texts.format("refused.report", operator.whom());
        String time = Texts.second(clock.instant());
        return new RefusalPage(title, sentence, todo, report, button, code, reference, time);
    }

    private static Box.Link tryAgain(Path href) {
        return new Box.Link(href, Texts.text("refused.try-again"));
    }
}
