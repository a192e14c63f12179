package org.vestibule.adapters.web.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;

/** A {@link Draft} in words: that is how a browser bears it from the form that was sent to the next page. */
final class Drafts {

    private static final String TYPED = "";
    private static final int EACH = 3;

    private Drafts() {}

    static List<String> write(Draft draft) {
        List<String> words = new ArrayList<>();
        draft.wrong().forEach((field, refusal) -> words.addAll(List.of(refusal.code(), field, refusal.sentence())));
        draft.typed().forEach((field, text) -> words.addAll(List.of(TYPED, field, text)));
        return words;
    }

    /** Empty if another version has written it in another way; without what no page of this one can say. */
    static Optional<Draft> read(List<String> all) {
        if (all.size() % EACH != 0) {
            return Optional.empty();
        }
        Map<String, String> typed = new LinkedHashMap<>();
        Map<String, Refusal> wrong = new LinkedHashMap<>();
        for (Iterator<String> words = all.iterator(); words.hasNext(); ) {
            String code = words.next();
            String field = words.next();
            String text = words.next();
            if (code.equals(TYPED)) {
                typed.put(field, text);
            } else if (Refusal.known(code)) {
                wrong.put(field, new Refusal(code, text));
            }
        }
        return Optional.of(new Draft(Page.UNPROCESSABLE, typed, wrong));
    }
}
