package org.vestibule.application.notice;

import java.util.List;
import java.util.Optional;
import org.vestibule.domain.account.EmailAddress;

/** Tells whether an address took no mail the last time: its holder, whom no mail can tell, and operators. */
public final class ViewRefusal {

    private final Refusals refusals;

    public ViewRefusal(Refusals refusals) {
        this.refusals = refusals;
    }

    /** What was said of it; empty once it took a mail, and if nothing is known. */
    public Optional<Refusals.Refusal> of(EmailAddress address) {
        return refusals.of(List.of(address)).values().stream().findFirst();
    }
}
