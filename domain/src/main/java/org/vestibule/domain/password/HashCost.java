package org.vestibule.domain.password;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it costs to compute a hash: all of its PHC string before the salt, such as {@code $argon2id$v=19$m=19456,t=2,p=1}.
 * Two hashes of one cost take the same time.
 */
public record HashCost(String phc) {

    private static final String FORM = "\\$argon2id\\$v=\\d+\\$m=\\d+,t=\\d+,p=\\d+";
    private static final Pattern BEGINNING = Pattern.compile(FORM + "(?=\\$)");

    /** @throws IllegalArgumentException if it is no cost of Argon2id */
    public HashCost {
        if (!phc.matches(FORM)) {
            throw new IllegalArgumentException("Not a cost of Argon2id");
        }
    }

    /** What this hash has cost. */
    public static HashCost of(PasswordHash hash) {
        Matcher beginning = BEGINNING.matcher(hash.phc());
        if (!beginning.lookingAt()) {
            throw new IllegalArgumentException("Not a hash of Argon2id");
        }
        return new HashCost(beginning.group());
    }
}
