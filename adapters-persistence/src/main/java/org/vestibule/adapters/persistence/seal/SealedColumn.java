package org.vestibule.adapters.persistence.seal;

import java.util.HexFormat;
import java.util.List;

/**
 * Every column that holds what is sealed. There is no other way to seal than for one of them, so whoever renews data keys
 * knows all that they have sealed.
 */
public enum SealedColumn {
    AUTHENTICATOR_KEY("authenticator", "sealed_key", List.of("account_id"), List.of("account_id")),
    PENDING_KEY(
            "pending_key", "sealed_key", List.of("account_id", "token_digest"), List.of("account_id", "token_digest")),
    /** The id of a mail is its own, whosoever it is. */
    MAIL("outbox", "payload", List.of("account_id", "notice_id"), List.of("notice_id"));

    private final String table;
    private final String column;
    private final List<String> key;
    private final List<String> name;

    SealedColumn(String table, String column, List<String> key, List<String> name) {
        this.table = table;
        this.column = column;
        this.key = key;
        this.name = name;
    }

    /** Where one value stands: it opens nowhere else (S-033). */
    public record Place(String text) {}

    /** The place in a row, given what tells that from all others. */
    public Place at(Object... row) {
        if (row.length != name.size()) {
            throw new IllegalArgumentException("A row of " + table + " is told by " + name);
        }
        StringBuilder text = new StringBuilder(table + "." + column);
        for (Object value : row) {
            text.append(' ')
                    .append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString());
        }
        return new Place(text.toString());
    }

    String table() {
        return table;
    }

    String column() {
        return column;
    }

    /** The columns of its primary key. */
    List<String> key() {
        return key;
    }
}
