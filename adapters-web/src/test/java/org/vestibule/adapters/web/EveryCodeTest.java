package org.vestibule.adapters.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.domain.member.Role;

/**
 * Every code that a page shows, and what leads to it (PRODUCT E, LOOK "Errors"): it is shown alone, its sentence is whole,
 * nobody else is named, and each link of the page leads on for whoever reads it. A code that nothing leads to has no words.
 */
class EveryCodeTest {

    /** Their pages have words of their own: those of forms sent twice, and of the one that asks for a proof. */
    private static final Set<String> WITHOUT_WORDS_OF_THEIR_OWN =
            Set.of("enabled-codes-unseen", "proof-needed", "session-renewed", "signed-in-already");

    private static final Pattern CODE = Pattern.compile("data-code=\"([^\"]*)\"");
    private static final Pattern TITLE = Pattern.compile("<title>(.*)</title>");
    private static final Pattern MAIN = Pattern.compile("<main[^>]*>(.*)</main>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final int MOST_STEPS = 5;

    private final Northwind northwind = new Northwind();

    @AfterEach
    void stop() {
        northwind.close();
    }

    static List<Way> ways() {
        return Stream.of(
                        WaysOfRequests.all(),
                        WaysOfSigningIn.all(),
                        WaysOfApps.all(),
                        WaysOfDevices.all(),
                        WaysOfLinks.all(),
                        WaysOfTwoStep.all(),
                        WaysOfTeams.all(),
                        WaysOfPeople.all(),
                        WaysOfComputers.all())
                .flatMap(Collection::stream)
                .toList();
    }

    @Test
    void there_is_a_way_to_every_code_and_words_for_each() {
        Set<String> codes =
                ResourceBundle.getBundle("org.vestibule.adapters.web.page.messages", Locale.ENGLISH).keySet().stream()
                        .filter(key -> key.startsWith("refusal."))
                        .map(key -> key.substring("refusal.".length()).split("\\.")[0])
                        .collect(Collectors.toCollection(TreeSet::new));
        codes.addAll(WITHOUT_WORDS_OF_THEIR_OWN);
        Set<String> walked = ways().stream().map(Way::code).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(codes, walked);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void it_is_told_alone_in_a_whole_sentence_with_a_way_on(Way way) throws Exception {
        Way.Told told = way.walk().from(northwind);
        HttpResponse<String> answer = told.answer();
        String page = answer.body();
        assertEquals(way.status(), answer.statusCode(), page);
        assertEquals(Set.of(way.code()), all(CODE, page), page);
        assertFalse(sentence(way.code(), page).isBlank(), page);
        assertFalse(PLACE.matcher(page).find(), page);
        boolean error = way.status() >= 400 && !way.code().equals("proof-needed"); // which is no error of anybody's
        assertEquals(error, first(TITLE, page).startsWith("Error: "), first(TITLE, page));
        assertNobodyElseIsNamed(way, answer);
        assertLeadsOn(told);
    }

    /** Within a team its people are named to each other. */
    private void assertNobodyElseIsNamed(Way way, HttpResponse<String> answer) {
        if (answer.uri().getPath().startsWith(northwind.at("")) && answer.statusCode() != 404) {
            return;
        }
        for (Role role : Role.values()) {
            String email = northwind.account(role).email().written();
            assertEquals(way.named().contains(email), answer.body().contains(email), email);
        }
    }

    private static void assertLeadsOn(Way.Told told) {
        String main = first(MAIN, told.answer().body());
        Set<String> links = all(LINK, main);
        assertTrue(!links.isEmpty() || main.contains("<form"), main);
        for (String link : links) {
            if (!link.startsWith("#")
                    && !link.startsWith("mailto:")
                    && !link.startsWith("data:")
                    && !link.startsWith("otpauth:")) {
                String path = link.replaceFirst("^http://localhost(?=/)", "")
                        .replace("&#61;", "=")
                        .replace("&amp;", "&");
                assertTrue(followed(told.browser(), path) < 400, path + " of " + main);
            }
        }
    }

    /** The status of the page that it leads to in the end. */
    private static int followed(Browser browser, String path) {
        HttpResponse<String> answer = browser.get(path);
        for (int i = 0; i < MOST_STEPS && answer.statusCode() == 303; i++) {
            answer = browser.get(answer.headers().firstValue("Location").orElseThrow());
        }
        return answer.statusCode();
    }

    /** What stands with a code, without its markup. */
    private static String sentence(String code, String page) {
        Matcher element = Pattern.compile(
                        "<(p|div|span)[^>]* data-code=\"" + code + "\"[^>]*>(.*?)</\\1>", Pattern.DOTALL)
                .matcher(page);
        assertTrue(element.find(), page);
        return element.group(2).replaceAll("<[^>]*>", "");
    }

    private static Set<String> all(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(one -> one.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertTrue(found.find(), page);
        return found.group(1);
    }
}
