package org.vestibule.bootstrap;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks at pages as axe does, in light and dark, and whether they fit on a small phone. Needs JavaScript. */
final class Looks {

    /** All that dark can change. */
    private static final List<String> ABOUT_COLOURS = List.of("color-contrast", "link-in-text-block");

    private final List<String> findings = new ArrayList<>();
    private int count;

    /** Looks at a page as it is shown. */
    void at(Page page, String state) {
        count++;
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))");
            Consumer<String> note = finding -> findings.add(state + ", " + scheme + ": " + finding);
            AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
            (scheme == ColorScheme.LIGHT ? axe : axe.withRules(ABOUT_COLOURS))
                    .analyze()
                    .getViolations()
                    .forEach(rule -> rule.getNodes().forEach(node -> note.accept(rule.getId() + " " + node.getHtml())));
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
}
