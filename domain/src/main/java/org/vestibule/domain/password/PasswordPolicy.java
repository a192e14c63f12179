package org.vestibule.domain.password;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a new password must be: long enough, not a common one, not made of its holder's own details. No rules of
 * composition, no expiry (NIST SP 800-63B-4 §3.1.1.2; S-001, S-005, S-007).
 *
 * @param shortest in characters (code points), 8 at least; 15 unless the operator says otherwise
 */
public record PasswordPolicy(int shortest) {

    private static final int LOWEST = 8;
    private static final int SHORTEST_DETAIL = 3;
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    public PasswordPolicy {
        if (shortest < LOWEST) {
            throw new IllegalArgumentException("A password needs at least " + LOWEST + " characters");
        }
    }

    /** Why a password was refused. */
    public enum Refusal {
        TOO_SHORT,
        TOO_COMMON,
        TOO_PERSONAL
    }

    /**
     * Says what is wrong with a new password, if anything is.
     *
     * @param common tells whether a password, in lower case, is on the list of common ones
     * @param details the holder's name, address and the like
     */
    public Optional<Refusal> refusal(Password password, Predicate<String> common, List<String> details) {
        String text = password.text().toLowerCase(Locale.ROOT);
        if (password.length() < shortest) {
            return Optional.of(Refusal.TOO_SHORT);
        }
        if (common.test(text)) {
            return Optional.of(Refusal.TOO_COMMON);
        }
        return ownWordsOf(text, details) < LOWEST ? Optional.of(Refusal.TOO_PERSONAL) : Optional.empty();
    }

    /** Counts the letters and digits that are left once the person's details are taken out. */
    private static int ownWordsOf(String text, List<String> details) {
        List<String> longestFirst = details.stream()
                .flatMap(detail -> NOT_A_WORD.splitAsStream(detail.toLowerCase(Locale.ROOT)))
                .filter(word -> word.length() >= SHORTEST_DETAIL)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String left = text;
        for (String word : longestFirst) {
            left = left.replace(word, " ");
        }
        return (int)
                (left.equals(text)
                        ? LOWEST
                        : left.codePoints().filter(Character::isLetterOrDigit).count());
    }
}
