package org.vestibule.adapters.web.member;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Comma-separated values (RFC 4180) that a spreadsheet takes for text: a cell that begins, behind whatever spaces and
 * quotes, with what begins a formula, also in full width, gets an apostrophe before it. A byte order mark begins the file:
 * without it spreadsheets take UTF-8 for the encoding of the machine's language, and names come out wrong.
 */
final class Csv {

    private static final Pattern FORMULA = Pattern.compile(
            "^[\\s\\p{Z}\\p{Cf}\"'`]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\uFE62\\uFE63\\uFE66\\uFE6B\\u2212].*|^[\\t\\r\\n].*",
            Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n\\t;' ]");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Csv() {}

    /** The first row of a file. */
    static String head(String... cells) {
        return BYTE_ORDER_MARK + row(cells);
    }

    static String row(String... cells) {
        return Stream.of(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String value) {
        String harmless = FORMULA.matcher(value).matches() ? "'" + value : value;
        return QUOTED.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
