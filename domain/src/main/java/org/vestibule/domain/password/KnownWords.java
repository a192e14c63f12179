package org.vestibule.domain.password;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The words that are tried first.
 *
 * @param common tells the rank of a word, in lower case, on the list of common passwords; 1 is the most common
 * @param own the holder's, in lower case
 */
record KnownWords(Function<String, OptionalInt> common, Set<String> own) {

    /** In characters (code points). A longer word counts as several. */
    static final int LONGEST = 20;

    private static final double OWN = 2; // in bits: a person has few of them

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]{3," + LONGEST + "}");
    private static final Set<String> YEARS =
            IntStream.range(1900, 2100).mapToObj(Integer::toString).collect(Collectors.toUnmodifiableSet());

    /** The same with the words that details such as a name or an address are made of. */
    KnownWords with(List<String> details) {
        return new KnownWords(
                common,
                details.stream()
                        .flatMap(detail -> WORD.matcher(lowerCase(detail)).results())
                        .map(MatchResult::group)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** How many guesses find a word, as a binary logarithm; infinite if it is not known. */
    double bits(String word) {
        double known = YEARS.contains(word) ? log2(YEARS.size()) : Double.POSITIVE_INFINITY;
        OptionalInt rank = common.apply(word);
        double listed = rank.isPresent() ? 1 + log2(rank.getAsInt()) : known;
        return Math.min(own.contains(word) ? OWN : known, listed);
    }

    /** Letter by letter: the length stays, and a Greek sigma is the same wherever it stands. */
    static String lowerCase(String text) {
        return text.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static double log2(double positive) {
        return Math.log(positive) / Math.log(2);
    }
}
