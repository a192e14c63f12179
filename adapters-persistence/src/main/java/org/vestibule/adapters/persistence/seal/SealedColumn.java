package org.vestibule.adapters.persistence.seal;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every column that holds what is sealed. There is no other way to seal than for one of them, so whoever renews data keys
 * knows all that they have sealed.
 */
public enum SealedColumn {
    AUTHENTICATOR_KEY("authenticator", "sealed_key", List.of("account_id"), List.of("account_id")),
    PENDING_KEY(
            "pending_key", "sealed_key", List.of("account_id", "token_digest"), List.of("account_id", "token_digest")),
    /** The id of a mail is its own, whosoever it is. */
    MAIL("outbox", "payload", List.of("account_id", "notice_id"), List.of("notice_id")),
    REFUSAL("refused_address", "reason", List.of("owner"), List.of("owner")),
    GRANT_KEY("app_grant", "sealed_key", List.of("account_id", "grant_id"), List.of("account_id", "grant_id")),
    COMPUTER_KEY("computer", "sealed_key", List.of("team_id", "computer_id"), List.of("team_id", "computer_id")),
    SIGNING_KEY("signing_key", "sealed_key", List.of("signing_key_id"), List.of("signing_key_id"));

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

    /** Whether anything at all is sealed with a key, in SQL. */
    static String anySealedWith(String key) {
        return Stream.of(values())
                .map(each -> "EXISTS (SELECT FROM " + each.table + " WHERE " + each.table + ".key_id = " + key + ")")
                .collect(Collectors.joining(" OR "));
    }

    /** How many values each key has sealed in all columns, in SQL. */
    static String counts() {
        return Stream.of(values())
                .map(each -> "SELECT key_id, count(*) AS number FROM " + each.table + " GROUP BY key_id")
                .collect(Collectors.joining(" UNION ALL "));
    }

    /** Some of what a key has sealed here, in order; it goes on behind a row. In SQL. */
    String some(boolean goesOn) {
        String names = String.join(", ", key);
        String row = key.stream().map(":"::concat).collect(Collectors.joining(", "));
        return "SELECT " + names + ", " + column + " FROM " + table + " WHERE key_id = :old"
                + (goesOn ? " AND (" + names + ") > (" + row + ")" : "") + " ORDER BY " + names + " LIMIT :most";
    }

    /** Puts another value in the place of one that is still there, in SQL. */
    String replace() {
        return "UPDATE " + table + " SET key_id = :new, " + column + " = :sealed WHERE key_id = :old AND " + column
                + " = :before AND "
                + key.stream().map(part -> part + " = :" + part).collect(Collectors.joining(" AND "));
    }

    /** The place in a row, given all that its primary key is made up of. */
    Place atKey(Map<String, Object> row) {
        return at(name.stream().map(row::get).toArray());
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
