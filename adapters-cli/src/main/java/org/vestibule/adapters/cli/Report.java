package org.vestibule.adapters.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Says what came of a command, in the form asked for. Each way of saying it answers with its exit code. */
final class Report {

    private final Terminal terminal;
    private final Messages messages;
    private final Supplier<GlobalOptions.Output> output;

    Report(Terminal terminal, Messages messages, Supplier<GlobalOptions.Output> output) {
        this.terminal = terminal;
        this.messages = messages;
        this.output = output;
    }

    /**
     * How a list of things is shown.
     *
     * @param header above the rows; empty for none
     * @param empty said, on standard error, where there are none
     */
    record Listing<T>(String header, String empty, Function<T, String> row, Function<T, Map<String, Object>> fields) {}

    /** The answer to a question. */
    int answered(Map<String, Object> fields, String text) {
        if (forPrograms()) {
            Json.object(terminal.out(), fields);
        } else {
            terminal.out().println(text);
        }
        return ExitCodes.DONE;
    }

    /**
     * The answer to a question, with a list of any length that is shown as it comes.
     *
     * @param name what programs find the list under, after the other fields
     */
    <T> int answered(
            Map<String, Object> fields, String text, String name, Consumer<Consumer<T>> all, Listing<T> listing) {
        return answered(fields, text, name, all, listing, "");
    }

    /**
     * The same.
     *
     * @param end said to people after the list; empty for nothing
     */
    <T> int answered(
            Map<String, Object> fields,
            String text,
            String name,
            Consumer<Consumer<T>> all,
            Listing<T> listing,
            String end) {
        if (forPrograms()) {
            Json.object(
                    terminal.out(),
                    fields,
                    name,
                    objects -> all.accept(one -> objects.take(listing.fields().apply(one))));
        } else {
            terminal.out().println(text);
            all.accept(new Rows<>(terminal.out(), listing));
            if (!end.isEmpty()) {
                terminal.out().println(end);
            }
        }
        return ExitCodes.DONE;
    }

    /** An answer of any length, shown as it comes. */
    <T> int listed(Consumer<Consumer<T>> all, Listing<T> listing) {
        if (forPrograms()) {
            Json.list(
                    terminal.out(),
                    objects -> all.accept(one -> objects.take(listing.fields().apply(one))));
        } else {
            Rows<T> rows = new Rows<>(terminal.out(), listing);
            all.accept(rows);
            if (!rows.begun) {
                terminal.err().println(listing.empty());
            }
        }
        return ExitCodes.DONE;
    }

    /** Says how the rest of a list is come by. */
    void more(String command) {
        terminal.err().println(messages.get("more", command));
    }

    /** Nothing was done, for a reason that has a stable code; its words are filled in. */
    int refused(String code, Object... arguments) {
        problem(code, messages.get("refusal." + code, arguments));
        return ExitCodes.REFUSED;
    }

    /** Something that is needed cannot be had, for a reason that has a stable code; its words are filled in. */
    int unavailable(String code, Object... arguments) {
        problem(code, messages.get("failure." + code, arguments));
        return ExitCodes.UNAVAILABLE;
    }

    /** Something stands in the way; the details, if any, are a line each. */
    void problem(String code, String message, String... details) {
        if (forPrograms()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("code", code);
            fields.put("message", message);
            if (details.length > 0) {
                fields.put("details", List.of(details));
            }
            Json.object(terminal.err(), fields);
        } else {
            terminal.err().println("vestibule: " + message + " [" + code + "]");
            Stream.of(details).map("  "::concat).forEach(terminal.err()::println);
        }
    }

    private boolean forPrograms() {
        return output.get() == GlobalOptions.Output.JSON;
    }

    private static final class Rows<T> implements Consumer<T> {

        private final PrintStream out;
        private final Listing<T> listing;
        private boolean begun;

        Rows(PrintStream out, Listing<T> listing) {
            this.out = out;
            this.listing = listing;
        }

        @Override
        public void accept(T one) {
            if (!begun && !listing.header().isEmpty()) {
                out.println(listing.header());
            }
            begun = true;
            out.println(listing.row().apply(one));
        }
    }
}
