package org.vestibule.adapters.web.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.domain.account.EmailAddress;
import org.vestibule.domain.text.Typed;

/**
 * Reads one line of an {@link AddressList}, from left to right and each character once (L-41). A name is what stands before
 * an address in angle brackets, with or without commas in it, or beside an address in a row of a table. All else that is no
 * address is told: passed over in silence, somebody would not be invited.
 */
final class AddressLine {

    /** Those of other scripts, too. */
    private static final String COMMAS = ",\uFF0C\u3001\u060C";

    private static final String ENDS = ";\uFF1B\u061B\\t";

    /** Quotes that do not close, and white space, are in none of them. */
    private static final Pattern PIECE = Pattern.compile("(?<quoted>\"[^\"<>]*+\"|\u201C[^\u201C\u201D<>]*+\u201D)"
            + "|(?<bracket><[^<>]*+>?+)|(?<comma>[" + COMMAS + "])|(?<end>[" + ENDS + "])"
            + "|(?<word>[^\\s\\p{Z}\"\u201C\u201D<" + COMMAS + ENDS + "]++)");

    private static final String OPENING = "'\u2018([";
    private static final String CLOSING = "'\u2019)]";
    private static final String SCHEME = "mailto:";

    private final AddressList list;
    private final int number;
    private final String line;
    private final boolean row;

    /** Since the last comma, end or bracket, which is where it starts. */
    private int start;

    private final List<String> bare = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();

    /** What a bracket to come may make a name, commas having ended it. */
    private final List<String> before = new ArrayList<>();

    private final List<String> beside = new ArrayList<>();
    private boolean found;

    /** @param row whether it is one of a table */
    AddressLine(AddressList list, int number, String line, boolean row) {
        this.list = list;
        this.number = number;
        this.line = line;
        this.row = row;
    }

    void read() {
        Matcher piece = PIECE.matcher(line);
        while (piece.find()) {
            if (piece.group("quoted") != null) {
                quoted(line.substring(piece.start() + 1, piece.end() - 1));
            } else if (piece.group("word") != null) {
                word(piece.group());
            } else {
                if (piece.group("bracket") != null) {
                    bracket(piece.group(), piece.end());
                } else if (piece.group("comma") != null) {
                    comma();
                } else {
                    end();
                }
                start = piece.end();
            }
        }
        end();
        if (!row) {
            beside.forEach(this::unread);
        } else if (!found && !beside.isEmpty()) {
            unread(line);
        }
    }

    private void quoted(String text) {
        if (text.indexOf('@') >= 0 && !hasGap(Typed.trimmed(text))) {
            bare.add(text);
        } else {
            named(text);
        }
    }

    private void word(String text) {
        if (text.indexOf('@') >= 0) {
            bare.add(text);
        } else {
            named(text);
        }
    }

    /** Bullets and dashes name nobody. */
    private void named(String text) {
        if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            name.append(name.isEmpty() ? "" : " ").append(text);
        }
    }

    /** An address in the place of the name must be the same one: of two, nobody knows which is meant. */
    private void bracket(String text, int end) {
        Optional<EmailAddress> address =
                text.endsWith(">") ? address(text.substring(1, text.length() - 1)) : Optional.empty();
        if (address.isPresent() && bare.stream().map(AddressLine::address).allMatch(address::equals)) {
            list.addresses().add(address.get());
            before.stream().filter(AddressLine::isLikeADomain).forEach(beside::add);
        } else {
            unread(line.substring(start, end));
        }
        found = true;
        bare.clear();
        name.setLength(0);
        before.clear();
    }

    private void comma() {
        if (!name.isEmpty()) {
            before.add(name.toString());
            name.setLength(0);
        }
        if (!bare.isEmpty()) {
            bare.forEach(word -> address(word).ifPresentOrElse(list.addresses()::add, () -> unread(word)));
            bare.clear();
            found = true;
            beside.addAll(before);
            before.clear();
        }
    }

    private void end() {
        comma();
        beside.addAll(before);
        before.clear();
    }

    private void unread(String text) {
        list.unread().add(new AddressList.Unread(number, Typed.trimmed(text)));
    }

    private static Optional<EmailAddress> address(String text) {
        String plain = Typed.trimmed(text);
        int last = plain.length() - 1;
        if (last > 0 && OPENING.indexOf(plain.charAt(0)) >= 0 && CLOSING.indexOf(plain.charAt(last)) >= 0) {
            plain = plain.substring(1, last);
        }
        if (!plain.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return EmailAddress.parse(plain);
        }
        boolean encoded = plain.indexOf('%') >= 0; // it would be another's
        return encoded ? Optional.empty() : EmailAddress.parse(plain.substring(SCHEME.length()));
    }

    /** An address whose sign was forgotten. */
    private static boolean isLikeADomain(String text) {
        int dot = text.lastIndexOf('.');
        return dot > 0 && dot < text.length() - 2 && !hasGap(text);
    }

    private static boolean hasGap(String text) {
        return text.codePoints().anyMatch(one -> Character.isWhitespace(one) || Character.isSpaceChar(one));
    }
}
