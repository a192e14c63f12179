package org.vestibule.adapters.web.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vestibule.adapters.web.page.Draft;
import org.vestibule.adapters.web.page.Page;
import org.vestibule.adapters.web.page.Refusal;

/** A {@link Draft} as an {@link Afterword}: that is how a browser bears it from the form that was sent to the next page. */
final class Drafts {

    static final String WHAT = "draft";

    private static final String TYPED = "";

    private Drafts() {}

    static Afterword write(Draft draft) {
        List<String> words = new ArrayList<>();
        draft.wrong().forEach((field, refusal) -> words.addAll(List.of(refusal.code(), field, refusal.sentence())));
        draft.typed().forEach((field, text) -> words.addAll(List.of(TYPED, field, text)));
        return new Afterword(WHAT, words);
    }

    static Draft read(Afterword word) {
        Map<String, String> typed = new LinkedHashMap<>();
        Map<String, Refusal> wrong = new LinkedHashMap<>();
        for (Iterator<String> words = word.words().iterator(); words.hasNext(); ) {
            String code = words.next();
            String field = words.next();
            String text = words.next();
            if (code.equals(TYPED)) {
                typed.put(field, text);
            } else {
                wrong.put(field, new Refusal(code, text));
            }
        }
        return new Draft(Page.UNPROCESSABLE, typed, wrong);
    }
}
