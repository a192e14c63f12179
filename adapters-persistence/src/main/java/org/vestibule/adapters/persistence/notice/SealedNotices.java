package org.vestibule.adapters.persistence.notice;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vestibule.adapters.persistence.seal.KeyRing;
import org.vestibule.adapters.persistence.seal.SealedColumn;
import org.vestibule.domain.account.AccountId;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.notice.Notice;

/** How mails are written into their rows: sealed, for their links open accounts. */
final class SealedNotices {

    private static final Logger LOG = LoggerFactory.getLogger(SealedNotices.class);
    private static final String SEPARATOR = "\n"; // in no kind, address, link or detail
    private static final int DETAILS = 3; // come after those

    private static final String MEANWHILE = "It waits for a restart; the others are sent.";

    private final KeyRing keys;

    SealedNotices(KeyRing keys) {
        this.keys = keys;
    }

    KeyRing.Sealed seal(UUID id, Notice notice) {
        List<String> lines = new ArrayList<>(List.of(
                notice.kind().name(), notice.to().written(), notice.link().toString()));
        lines.addAll(notice.details());
        return keys.seal(String.join(SEPARATOR, lines).getBytes(StandardCharsets.UTF_8), place(id));
    }

    /** Empty, and told in the log, if this node cannot open it or this version does not know it. */
    Optional<Notice> open(UUID id, AccountId account, KeyRing.Sealed sealed) {
        return keys.open(sealed, place(id), "The mail " + id + " to account " + account, MEANWHILE)
                .flatMap(payload -> notice(id, account, payload));
    }

    private static Optional<Notice> notice(UUID id, AccountId account, byte[] payload) {
        List<String> lines = List.of(new String(payload, StandardCharsets.UTF_8).split(SEPARATOR, -1));
        try {
            return Optional.of(new Notice(
                    account,
                    Notice.Kind.valueOf(lines.get(0)),
                    EmailAddress.parse(lines.get(1)).orElseThrow(),
                    URI.create(lines.get(2)),
                    details(lines.subList(DETAILS, lines.size()))));
        } catch (IllegalArgumentException | NoSuchElementException | IndexOutOfBoundsException unknown) {
            LOG.error("The mail {} to account {} is of no kind that this version knows. {}", id, account, MEANWHILE);
            return Optional.empty();
        }
    }

    /** What was written while each had one detail, empty for none, is still read. */
    private static List<String> details(List<String> written) {
        return written.equals(List.of("")) ? List.of() : written;
    }

    private static SealedColumn.Place place(UUID notice) {
        return SealedColumn.MAIL.at(notice);
    }
}
