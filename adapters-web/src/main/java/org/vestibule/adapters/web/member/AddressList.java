package org.vestibule.adapters.web.member;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.text.Typed;

/**
 * Addresses as people paste them: one a line, or as mail programs and spreadsheets put them upon the clipboard (PRODUCT A),
 * with names, in columns, under a header.
 *
 * @param addresses each once
 * @param unread what of it is neither an address nor something that stands beside one
 */
record AddressList(Set<EmailAddress> addresses, List<Unread> unread) {

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern CELL_END = Pattern.compile("[\\t,;]");
    private static final Pattern NO_LETTER = Pattern.compile("\\P{L}+");
    private static final Pattern HEADING =
            Pattern.compile("e?mail(s|address|addresses|adresse|value)?|address(es)?", Pattern.CASE_INSENSITIVE);

    /** Something that could not be read, and on which line it stands, from 1. */
    record Unread(int line, String text) {}

    static AddressList parse(String typed) {
        AddressList list = new AddressList(new LinkedHashSet<>(), new ArrayList<>());
        String[] lines = LINE_END.split(typed);
        boolean begun = false;
        boolean table = false;
        for (int i = 0; i < lines.length; i++) {
            if (Typed.trimmed(lines[i]).isEmpty()) {
                continue;
            }
            if (!begun && isHeader(lines[i])) {
                table = true;
            } else {
                new AddressLine(list, i + 1, lines[i], table || lines[i].indexOf('\t') >= 0).read();
            }
            begun = true;
        }
        return list;
    }

    /** Whether a column of addresses is named there. */
    private static boolean isHeader(String line) {
        return line.indexOf('@') < 0
                && Stream.of(CELL_END.split(line))
                        .filter(cell -> cell.indexOf('.') < 0)
                        .map(cell -> NO_LETTER.matcher(cell).replaceAll(""))
                        .anyMatch(letters -> HEADING.matcher(letters).matches());
    }
}
