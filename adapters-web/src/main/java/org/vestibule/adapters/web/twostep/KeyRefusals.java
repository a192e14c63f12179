package org.vestibule.adapters.web.twostep;

import java.util.function.Function;
import java.util.function.Supplier;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.page.CodeRefusal;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.twostep.KeyRefusal;

/** How a page says that a key was not confirmed: the one place, for all pages that show one. */
final class KeyRefusals {

    private KeyRefusals() {}

    /**
     * The answer.
     *
     * @param again shows the page with what is wrong
     * @param expired what to show when the key is gone
     */
    static Reply reply(KeyRefusal why, Function<Draft, Reply> again, Supplier<Reply> expired) {
        if (why instanceof KeyRefusal.Later later) {
            return later.why().reason() == TryLater.Reason.BUSY
                    ? new Reply.Busy(later.why())
                    : again.apply(Draft.refused(Waiting.refusal(later.why())).as(Waiting.STATUS));
        }
        if (why instanceof KeyRefusal.CodeTooOld old) {
            return again.apply(Draft.wrong("code", CodeRefusal.tooOld(old.age())));
        }
        if (why instanceof KeyRefusal.CodeAhead ahead) {
            return again.apply(Draft.wrong("code", CodeRefusal.ahead(ahead.lead())));
        }
        return why instanceof KeyRefusal.CodeWrong
                ? again.apply(Draft.wrong("code", Refusal.of("code-wrong")))
                : expired.get();
    }
}
