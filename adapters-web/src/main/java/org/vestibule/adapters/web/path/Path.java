package org.vestibule.adapters.web.path;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a link, a form or a redirect leads within the portal, as an address has it. Handlers have it from {@link Paths}, so
 * that none leads to where nothing answers.
 */
public sealed interface Path permits Shape.Fixed, Address {

    /** One that a browser has brought: whether anything answers there, it finds out. */
    static Path requested(String path) {
        return Address.of(path);
    }

    /** The same, asking for something else; for nothing, if the value is empty. */
    default Path with(String name, String value) {
        return address().asking(name, URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** The same with a number. */
    default Path with(String name, int value) {
        return with(name, String.valueOf(value));
    }

    /** The same, from where one goes on to another in the end, which is written there as it stands. */
    default Path then(Path next) {
        return address().asking("then", next.toString());
    }

    /** The same behind the portal's own address, for whoever is at another. */
    default Path at(String base) {
        return address().behind(base);
    }

    /** Whether it leads to this page, whatever that is asked for. */
    default boolean leadsTo(Shape.Fixed page) {
        return address().path().equals(page.pattern());
    }

    private Address address() {
        return this instanceof Address address ? address : Address.of(toString());
    }
}
