package org.vestibule.adapters.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows what was found, and ends with 1 where something is at fault. */
record FindingTable(Context context) {

    private static final String ROW = "%-8s %-12s %s";

    int show(List<Finding> found) {
        context.report()
                .listed(
                        found::forEach,
                        new Report.Listing<>(
                                String.format(
                                                Locale.ROOT,
                                                ROW,
                                                "",
                                                "",
                                                context.messages().get("doctor.found"))
                                        .strip(),
                                "",
                                this::row,
                                this::fields));
        boolean faults = found.stream().anyMatch(one -> one.level() == Finding.Level.FAULT);
        return faults ? ExitCodes.REFUSED : ExitCodes.DONE;
    }

    private String row(Finding one) {
        String code = one.code().isEmpty() ? "" : " [" + one.code() + "]";
        String sentence = one.sentence(context.messages()) + code;
        String row = String.format(Locale.ROOT, ROW, Words.of(one.level()), one.check(), sentence);
        return String.join(
                        System.lineSeparator(),
                        row,
                        String.join(
                                System.lineSeparator(),
                                one.details().stream()
                                        .map(line -> String.format(Locale.ROOT, ROW, "", "", line))
                                        .toList()))
                .stripTrailing();
    }

    private Map<String, Object> fields(Finding one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("check", one.check());
        fields.put("level", Words.of(one.level()));
        if (!one.code().isEmpty()) {
            fields.put("code", one.code());
        }
        fields.put("message", one.sentence(context.messages()));
        if (!one.details().isEmpty()) {
            fields.put("details", one.details());
        }
        return fields;
    }
}
