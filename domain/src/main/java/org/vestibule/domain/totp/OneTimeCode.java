package org.vestibule.domain.totp;

import java.util.Optional;
import java.util.regex.Pattern;
import org.vestibule.domain.text.Typed;

/**
 * Six decimal digits as an authenticator app shows them, of any script. Spaces and hyphens do not matter, nor what is not
 * seen; any other character, and any other number of digits, is no code (S-032). What makes a code count once is its time step,
 * so no second spelling of it can count again.
 */
public final class OneTimeCode {

    /** How many digits. */
    public static final int DIGITS = 6;

    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    private final int value;

    private OneTimeCode(int value) {
        this.value = value;
    }

    /** Reads what a person typed. */
    public static Optional<OneTimeCode> parse(String typed) {
        String digits = Typed.code(typed);
        return SIX_DIGITS.matcher(digits).matches()
                ? Optional.of(new OneTimeCode(Integer.parseInt(digits)))
                : Optional.empty();
    }

    int value() {
        return value;
    }

    @Override
    public String toString() {
        return "OneTimeCode[…]";
    }
}
