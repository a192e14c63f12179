package org.vestibule.adapters.web.member;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.domain.account.EmailAddress;

/**
 * Addresses as people paste them: one a line, or with commas, semicolons and spaces between them, or as mail programs
 * write them, {@code Name <name@example.com>}.
 *
 * @param addresses each once
 * @param wrong what of it is no address
 */
record AddressList(Set<EmailAddress> addresses, List<String> wrong) {

    private static final Pattern QUOTED_NAME = Pattern.compile("\"[^\"\\r\\n]*\"(?=\\s*<)");

    /** Possessive, and each where the one before ended: else it would be looked for anew at every character (L-41). */
    private static final Pattern NAMED = Pattern.compile("\\G[^<>]*+<([^<>]*+)>\\s*+");

    static AddressList parse(String typed) {
        AddressList list = new AddressList(new LinkedHashSet<>(), new ArrayList<>());
        for (String piece : QUOTED_NAME.matcher(typed).replaceAll(" ").split("[,;\\r\\n]+")) {
            list.add(piece.strip());
        }
        return list;
    }

    private void add(String piece) {
        if (piece.contains("<")) {
            Matcher named = NAMED.matcher(piece);
            int end = 0;
            while (named.find()) {
                read(named.group(1));
                end = named.end();
            }
            if (end < piece.length()) {
                wrong.add(piece);
            }
            return;
        }
        for (String word : piece.split("[\\s\\p{Z}]+")) {
            if (!word.isEmpty()) {
                read(word);
            }
        }
    }

    private void read(String word) {
        EmailAddress.parse(word).ifPresentOrElse(addresses::add, () -> wrong.add(word));
    }
}
