package org.vestibule.adapters.persistence.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.vestibule.application.password.CommonPasswords;

/** The 100,000 most common passwords, as far as they are long enough to be chosen at all. Read when first asked. */
public final class ListedPasswords implements CommonPasswords {

    private static final String LIST = "dictionaries/passwords.txt"; // unpacked by the build, which says from where

    private final int shortest;
    private volatile Set<String> listed = Set.of();

    /** @param shortest the length, in characters, below which the policy refuses a password anyway */
    public ListedPasswords(int shortest) {
        this.shortest = shortest;
    }

    @Override
    public boolean contains(String lowerCase) {
        if (listed.isEmpty()) {
            listed = read();
        }
        return listed.contains(lowerCase);
    }

    private Set<String> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ListedPasswords.class.getResourceAsStream(LIST)), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> line.length() >= shortest).collect(Collectors.toUnmodifiableSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
