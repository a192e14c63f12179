package org.vestibule.adapters.web.page;

import java.util.List;

/** Several names within a sentence: all of a few, of more the first ones and how many others. */
public final class Names {

    private static final int MOST = 4;

    private Names() {}

    /** Such as "Harbour Clinic IT and Northwind Support"; of at least one. */
    public static String of(List<String> names) {
        return of(names, "names.and");
    }

    /** The same of what has names in it, set apart more clearly. */
    public static String clauses(List<String> parts) {
        return of(parts, "names.clauses");
    }

    private static String of(List<String> names, String and) {
        if (names.size() == 1) {
            return names.get(0);
        }
        int shown = names.size() <= MOST ? names.size() - 1 : MOST - 1;
        String last = shown == names.size() - 1 ? names.get(shown) : Texts.format("names.others", names.size() - shown);
        return Texts.format(and, String.join(", ", names.subList(0, shown)), last);
    }
}
