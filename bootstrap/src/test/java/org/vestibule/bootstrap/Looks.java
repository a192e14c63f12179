package org.vestibule.bootstrap;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Looks at pages as axe does, in light and dark, and whether they fit on a small phone. Needs JavaScript. */
final class Looks {

    /** All that dark can change. */
    private static final List<String> ABOUT_COLOURS = List.of("color-contrast", "link-in-text-block");

    /** Put into a page once for both looks, which tell what is wrong alone; the library's way takes half as long again. */
    private static final String AXE = axe();

    /** Animations are ended, not waited for: whatever a change of colours sets going. */
    private static final String LOOK = """
            rules => {
                document.getAnimations().forEach(animation => animation.finish());
                const which = rules.length ? {runOnly: {type: 'rule', values: rules}} : {};
                return axe.run({resultTypes: ['violations'], ...which}).then(found =>
                    found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ' ' + node.html)));
            }
            """;

    private final List<String> findings = new ArrayList<>();
    private int count;

    /** Looks at a page as it is shown. */
    void at(Page page, String state) {
        count++;
        page.evaluate(AXE);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            List<?> found = (List<?>) page.evaluate(LOOK, scheme == ColorScheme.LIGHT ? List.of() : ABOUT_COLOURS);
            found.forEach(finding -> findings.add(state + ", " + scheme + ": " + finding));
        }
        page.setViewportSize(320, 640);
        Object wide = page.evaluate("document.documentElement.scrollWidth");
        if (!wide.equals(320)) {
            findings.add(state + ": " + wide + " wide on a phone of 320");
        }
        page.setViewportSize(390, 844);
    }

    int count() {
        return count;
    }

    List<String> findings() {
        return List.copyOf(findings);
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
