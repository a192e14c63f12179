package org.vestibule.adapters.apps;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vestibule.domain.audit.Origin;

/**
 * What the doors need of the server that they are in.
 *
 * @param origin where a request comes from, whatever proxies are between
 * @param clockOff how far this node's clock is off, if that is too far to judge anything by it
 * @param refused is told the code of each refusal, to count it
 */
public record Host(
        Function<HttpServletRequest, Origin> origin, Supplier<Optional<Duration>> clockOff, Consumer<String> refused) {}
