package org.vestibule.adapters.web.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of all pages, from the message bundle beside this class. A text that is missing is an error. */
public final class Texts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.vestibule.adapters.web.page.messages", Locale.ENGLISH);
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH);

    private Texts() {}

    /** A text as it stands. */
    public static String text(String key) {
        return BUNDLE.getString(key);
    }

    /** A text that there may be. */
    public static Optional<String> find(String key) {
        return BUNDLE.containsKey(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** A text with its places {@code {0}}, {@code {1}} … filled in. */
    public static String format(String key, Object... values) {
        return PLACE.matcher(text(key))
                .replaceAll(
                        place -> Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(place.group(1))])));
    }

    /** The form of a text that goes with a number: {@code key.one} or {@code key.many}, the number in {@code {0}}. */
    public static String count(String key, long number) {
        return format(key + (number == 1 ? ".one" : ".many"), number);
    }

    /** How many other sessions have ended. */
    public static String endedSessions(int number) {
        return number == 0 ? text("sessions.ended.none") : count("sessions.ended", number);
    }

    /** A length of time in the unit that reads best, rounded up. */
    public static String duration(Duration duration) {
        long seconds = duration.plusNanos(999_999_999).toSeconds();
        if (seconds <= 90) {
            return count("time.seconds", seconds);
        }
        long minutes = (seconds + 59) / 60;
        return minutes <= 90 && minutes != 60
                ? count("time.minutes", minutes)
                : count("time.hours", (minutes + 59) / 60);
    }

    /** A day, in UTC. */
    public static String day(Instant instant) {
        return DAY.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** A day. */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** A day, in some zone. */
    public static String day(Instant instant, ZoneId zone) {
        return DAY.format(instant.atZone(zone));
    }

    /** A day in few letters. */
    public static String shortDay(LocalDate date) {
        return SHORT_DAY.format(date);
    }

    /** A day in few letters, in some zone. */
    public static String shortDay(Instant instant, ZoneId zone) {
        return SHORT_DAY.format(instant.atZone(zone));
    }

    /** A day, whose year is told unless it is this one. */
    public static String nearDay(LocalDate date, LocalDate today) {
        return (date.getYear() == today.getYear() ? DAY_OF_YEAR : DAY).format(date);
    }

    /** The same in few letters. */
    public static String nearShortDay(LocalDate date, LocalDate today) {
        return (date.getYear() == today.getYear() ? SHORT_DAY_OF_YEAR : SHORT_DAY).format(date);
    }

    /** A minute of a day, in UTC. */
    public static String clock(Instant instant) {
        return CLOCK.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** A day and a minute, in UTC. */
    public static String minute(Instant instant) {
        return MINUTE.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** A day and a second, in UTC and saying so. */
    public static String second(Instant instant) {
        return SECOND.format(instant.atOffset(ZoneOffset.UTC));
    }
}
