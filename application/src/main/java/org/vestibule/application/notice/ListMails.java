package org.vestibule.application.notice;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Lists the mails that wait, for an operator. */
public final class ListMails {

    private static final int PAGE = 500;

    private final PendingMails mails;
    private final Clock clock;

    public ListMails(PendingMails mails, Clock clock) {
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * Hands them over, the oldest first, however many there are, until one is not taken.
     *
     * @param behind the last one that is not wanted any more; empty to begin with the first
     * @param taken whether it wants to go on
     */
    public void forEach(Optional<UUID> behind, Predicate<PendingMail> taken) {
        List<PendingMail> page = mails.after(behind, PAGE, clock.instant());
        while (!page.isEmpty() && page.stream().allMatch(taken)) {
            UUID last = page.get(page.size() - 1).id();
            page = mails.after(Optional.of(last), PAGE, clock.instant());
        }
    }
}
