package org.vestibule.adapters.persistence.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.vestibule.application.password.CommonPasswords;

/** The 100,000 most common passwords. Read when first asked, and once only. */
public final class ListedPasswords implements CommonPasswords {

    private static final String LIST = "dictionaries/passwords.txt"; // unpacked by the build, which says from where

    @Override
    public OptionalInt rank(String lowerCase) {
        Integer rank = Ranks.OF_ALL.get(lowerCase);
        return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    /** Some 10 MB, so shared by all; the class is initialized, and the list read, at the first use. */
    private static final class Ranks {

        private static final Map<String, Integer> OF_ALL = read();

        private static Map<String, Integer> read() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(ListedPasswords.class.getResourceAsStream(LIST)), StandardCharsets.UTF_8))) {
                Map<String, Integer> ranks = new HashMap<>();
                int rank = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    ranks.putIfAbsent(line.toLowerCase(Locale.ROOT), ++rank); // some are there in capitals, too
                }
                return ranks;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
