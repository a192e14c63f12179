package org.vestibule.adapters.web.member;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.adapters.web.page.Texts;
import org.vestibule.adapters.web.path.Path;

/** Where one is in a long list, as the template {@code member/pager} shows it. */
public record Pager(
        String range, @Nullable Path previous, @Nullable Path next) {

    /**
     * Empty where one page holds all.
     *
     * @param key of the text that says from which to which of how many
     */
    static Optional<Pager> of(Path list, PageNumber page, int all, String key) {
        if (all <= PageNumber.SIZE) {
            return Optional.empty();
        }
        int last = Math.min(page.skipped() + PageNumber.SIZE, all);
        return Optional.of(new Pager(
                Texts.format(key, page.skipped() + 1, last, all),
                page.number() == 1 ? null : list.with("page", page.number() - 1),
                last == all ? null : list.with("page", page.number() + 1)));
    }
}
