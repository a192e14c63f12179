package org.vestibule.domain.password;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * What a new password must be: long enough, and hard enough to guess for somebody who tries common passwords and the
 * holder's own details first. No rules of composition, no expiry (NIST SP 800-63B-4 §3.1.1.2; S-001, S-005, S-007).
 *
 * @param shortest in characters (code points), 8 at least; 15 unless the operator says otherwise
 */
public record PasswordPolicy(int shortest) {

    private static final int LOWEST = 8;

    /**
     * In bits. Hashing 2^36 guesses at 20 ms each would take 40 years of processor time; and it parts the samples of the
     * tests: what is long but made of common pieces had at most 34 when measured, what is to be accepted at least 37.
     */
    private static final int STRONG_ENOUGH = 36;

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
     * Says what is wrong with a new password, if anything is. One that would do for somebody else is too personal.
     *
     * @param common tells the rank of a password, in lower case, on the list of common ones; 1 is the most common
     * @param details the holder's name, address and the like
     */
    public Optional<Refusal> refusal(Password password, Function<String, OptionalInt> common, List<String> details) {
        if (password.length() < shortest) {
            return Optional.of(Refusal.TOO_SHORT);
        }
        if (common.apply(password.text().toLowerCase(Locale.ROOT)).isPresent()) {
            return Optional.of(Refusal.TOO_COMMON);
        }
        PasswordStrength strength = new PasswordStrength(password.text());
        KnownWords everybodys = new KnownWords(common, Set.of());
        if (strength.bits(everybodys, STRONG_ENOUGH) < STRONG_ENOUGH) {
            return Optional.of(Refusal.TOO_COMMON);
        }
        boolean personal = strength.bits(everybodys.with(details), STRONG_ENOUGH) < STRONG_ENOUGH;
        return personal ? Optional.of(Refusal.TOO_PERSONAL) : Optional.empty();
    }
}
