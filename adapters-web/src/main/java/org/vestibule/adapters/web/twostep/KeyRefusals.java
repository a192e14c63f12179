package org.vestibule.adapters.web.twostep;

import java.util.function.Function;
import java.util.function.Supplier;
import org.vestibule.adapters.web.http.Reply;
import org.vestibule.adapters.web.page.Box;
import org.vestibule.adapters.web.page.CodeRefusal;
import org.vestibule.adapters.web.page.Refusal;
import org.vestibule.adapters.web.page.Waiting;
import org.vestibule.application.attempt.TryLater;
import org.vestibule.application.twostep.KeyRefusal;

/**
 * How a page says that a key was not confirmed: the one place, for all pages that show one.
 *
 * @param atCode shows the page with a message at the code
 * @param onTop shows the page with a notice, as too many tries
 * @param expired what to show when the key is gone
 */
record KeyRefusals(Function<Refusal, Reply> atCode, Function<Box, Reply> onTop, Supplier<Reply> expired) {

    Reply reply(KeyRefusal why) {
        if (why instanceof KeyRefusal.Later later) {
            boolean busy = later.why().reason() == TryLater.Reason.BUSY;
            return busy ? new Reply.Busy(later.why()) : onTop.apply(Waiting.notice(later.why()));
        }
        if (why instanceof KeyRefusal.CodeTooOld old) {
            return atCode.apply(CodeRefusal.tooOld(old.age()));
        }
        if (why instanceof KeyRefusal.CodeAhead ahead) {
            return atCode.apply(CodeRefusal.ahead(ahead.lead()));
        }
        return why instanceof KeyRefusal.CodeWrong ? atCode.apply(Refusal.of("code-wrong")) : expired.get();
    }
}
