package org.vestibule.adapters.web.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet would run is text in a file of the portal's. */
class CsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", " =1", "\"=1", "\uFF1D1", "\uFF0B1", "\u00A0@x"})
    void a_formula_gets_an_apostrophe(String formula) {
        String cell = Csv.cell(formula);
        assertTrue(cell.startsWith("\"'") || cell.startsWith("'"), cell);
    }

    /** Without it spreadsheets take UTF-8 for the encoding of the machine's language. */
    @Test
    void a_file_begins_with_a_byte_order_mark() {
        assertEquals("\uFEFFname,email\r\n", Csv.head("name", "email"));
        assertEquals("\"'=1\",Zoë\r\n", Csv.row("=1", "Zoë"));
    }

    @Test
    void commas_quotes_and_lines_are_quoted() {
        assertEquals("plain", Csv.cell("plain"));
        assertEquals("\"a,b\"", Csv.cell("a,b"));
        assertEquals("\"say \"\"x\"\"\"", Csv.cell("say \"x\""));
        assertEquals("name@example.com", Csv.cell("name@example.com"));
    }
}
