package org.vestibule.adapters.web.server;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.MDC;

/** Has every line of the log that a request leaves name it as the proxy in front does, whichever servlet answers. */
public final class NameRequest implements Filter {

    private static final String NAME = "request";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> known = TellOrigin.requestId(request);
        known.ifPresent(name -> MDC.put(NAME, name));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(NAME);
        }
    }

    /** The same threads, for what of the answer is left to do on another than the first. */
    public static Executor in(ServletRequest request, Executor threads) {
        Optional<String> known = TellOrigin.requestId(request);
        return work -> threads.execute(() -> {
            known.ifPresent(name -> MDC.put(NAME, name));
            try {
                work.run();
            } finally {
                MDC.remove(NAME);
            }
        });
    }
}
