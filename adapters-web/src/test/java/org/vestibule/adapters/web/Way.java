package org.vestibule.adapters.web;

import java.net.http.HttpResponse;
import java.util.List;

/**
 * What leads to a code.
 *
 * @param named whose addresses the answer may hold
 */
record Way(int status, String code, List<String> named, Walk walk) {

    /** Walks there; says in whose browser and what was answered. */
    interface Walk {
        Told from(Northwind northwind) throws Exception;
    }

    /** What somebody is told. */
    record Told(Browser browser, HttpResponse<String> answer) {}

    Way(int status, String code, Walk walk) {
        this(status, code, List.of(), walk);
    }

    static Told get(Browser browser, String path) {
        return new Told(browser, browser.get(path));
    }

    /** The same way, whose answer names people by their addresses. */
    Way naming(String... people) {
        return new Way(status, code, List.of(people), walk);
    }

    @Override
    public String toString() {
        return code + " " + status;
    }
}
