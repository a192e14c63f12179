package org.vestibule.bootstrap;

import java.util.random.RandomGenerator;
import org.vestibule.domain.password.Password;

/** A password made at random, to be read from a screen: four groups of five characters, none like another, 95 bits. */
final class DemoPassword {

    private static final String CHARACTERS = "23456789bcdfghjkmnpqrstvwxz";
    private static final int LENGTH = 20;
    private static final int GROUP = 5;

    private final String text;

    private DemoPassword(String text) {
        this.text = text;
    }

    static DemoPassword make(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int drawn = 0; drawn < LENGTH; drawn++) {
            text.append(drawn > 0 && drawn % GROUP == 0 ? "-" : "")
                    .append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return new DemoPassword(text.toString());
    }

    /** For the one table that shows it. */
    String text() {
        return text;
    }

    Password password() {
        return Password.parse(text).orElseThrow();
    }

    @Override
    public String toString() {
        return "DemoPassword[…]";
    }
}
