package org.vestibule.adapters.cli;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * How much of a long list is shown. People are shown a page unless they say how much, and how the rest is come by; a
 * program gets all of it.
 */
final class Paging {

    private static final int FOR_PEOPLE = 100;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "limit")
    private @Nullable Integer limit;

    @Option(names = "--after", paramLabel = "ID", descriptionKey = "after")
    private @Nullable UUID after;

    /** Behind what it begins; empty for the beginning. */
    Optional<UUID> after() {
        return Optional.ofNullable(after);
    }

    /** Shows a page of what is handed over until one is not taken. */
    <T> int show(Context context, Function<T, Object> id, Consumer<Predicate<T>> all, Report.Listing<T> listing) {
        if (limit != null && limit < 1) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), context.messages().get("usage-error.limit"));
        }
        boolean whole = limit == null && context.options().get().output() == GlobalOptions.Output.JSON;
        Page<T> page = new Page<>(whole ? Integer.MAX_VALUE : limit == null ? FOR_PEOPLE : limit);
        int code = context.report().listed(taker -> all.accept(one -> page.take(one, taker)), listing);
        page.rest()
                .ifPresent(last ->
                        context.report().more(requireNonNull(spec).qualifiedName() + " … --after " + id.apply(last)));
        return code;
    }

    private static final class Page<T> {

        private final int most;
        private int taken;
        private @Nullable T last;
        private boolean more;

        Page(int most) {
            this.most = most;
        }

        boolean take(T one, Consumer<T> taker) {
            if (taken == most) {
                more = true;
                return false;
            }
            taker.accept(one);
            last = one;
            taken++;
            return true;
        }

        /** The last that was shown, if there are more. */
        Optional<T> rest() {
            return more ? Optional.ofNullable(last) : Optional.empty();
        }
    }
}
