package org.vestibule.application.computer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.application.account.Accounts;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.PersonName;
import org.vestibule.domain.team.TeamId;
import org.vestibule.domain.text.Sought;

/** Shows a team's computers, page by page in the order of their names. Three questions, however many there are. */
public final class ViewComputers {

    private final Computers computers;
    private final Accounts accounts;

    public ViewComputers(Computers computers, Accounts accounts) {
        this.computers = computers;
        this.accounts = accounts;
    }

    /**
     * Which of them.
     *
     * @param key beyond which name; empty for the first page
     * @param back whether those before it
     */
    public record Which(Optional<Sought> sought, String key, boolean back) {

        /** The first. */
        public static final Which FIRST = new Which(Optional.empty(), "", false);
    }

    /**
     * They.
     *
     * @param left what those are called who let one of them in and have left the team since
     */
    public record Shown(Computers.Page page, Map<AccountId, PersonName> left) {}

    /** Shows them. */
    public Shown view(TeamId team, Which which, int most) {
        Computers.Page page = which.back()
                ? computers.before(team, which.sought(), which.key(), most)
                : computers.after(team, which.sought(), which.key(), most);
        List<AccountId> left = page.computers().stream()
                .filter(listed -> listed.licenser().isEmpty())
                .map(listed -> listed.computer().licensedBy())
                .distinct()
                .toList();
        return new Shown(page, left.isEmpty() ? Map.of() : accounts.names(left));
    }
}
