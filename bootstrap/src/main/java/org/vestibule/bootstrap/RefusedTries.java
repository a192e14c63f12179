package org.vestibule.bootstrap;

import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.domain.audit.Event;
import org.vestibule.domain.audit.Event.Kind;

/**
 * Writes a line for each try to sign in or to prove who one is that was refused, and for what came of too many, whether or
 * not anybody waits for the answer. It names the account by its id, and nothing of where the try came from (S-107).
 */
final class RefusedTries {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedTries.class);
    private static final Set<Kind> REFUSED = Set.of(
            Kind.PASSWORD_REFUSED,
            Kind.CODE_REFUSED,
            Kind.CODE_REPLAYED,
            Kind.BACKUP_CODE_REFUSED,
            Kind.BACKUP_CODE_REPLAYED);
    private static final Set<Kind> TOO_MANY =
            Set.of(Kind.AUTHENTICATOR_DISABLED, Kind.BACKUP_CODES_DISABLED, Kind.PASSWORD_BURNED);

    private RefusedTries() {}

    static void tell(Event event) {
        String kind = event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (REFUSED.contains(event.kind())) {
            LOG.info("Try refused: {} of account {}", kind, event.account());
        } else if (TOO_MANY.contains(event.kind())) {
            LOG.warn("Too many tries: {} of account {}", kind, event.account());
        }
    }
}
