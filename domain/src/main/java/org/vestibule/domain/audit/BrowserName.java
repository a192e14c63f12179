package org.vestibule.domain.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people call the browser that a client says it is: {@code Firefox on Windows}. Browsers name themselves after
 * those that came before, so the first name that is found is the right one (RFC 9110, section 10.1.5).
 */
final class BrowserName {

    private static final List<Mark> PROGRAMS = List.of(
            new Mark("Edg", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("SamsungBrowser/", "Samsung Internet"),
            new Mark("Firefox/", "Firefox"),
            new Mark("FxiOS/", "Firefox"),
            new Mark("CriOS/", "Chrome"),
            new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"));
    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Android", "Android"),
            new Mark("Windows", "Windows"),
            new Mark("Macintosh", "macOS"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Linux", "Linux"));

    private BrowserName() {}

    private record Mark(String found, String name) {}

    /** Empty for what is no browser that many people use. */
    static Optional<String> of(String userAgent) {
        return first(PROGRAMS, userAgent)
                .map(program -> first(SYSTEMS, userAgent)
                        .map(system -> program + " on " + system)
                        .orElse(program));
    }

    private static Optional<String> first(List<Mark> marks, String userAgent) {
        Stream<Mark> found = marks.stream().filter(mark -> userAgent.contains(mark.found));
        return found.map(Mark::name).findFirst();
    }
}
