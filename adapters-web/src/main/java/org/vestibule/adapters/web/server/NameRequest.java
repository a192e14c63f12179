package org.vestibule.adapters.web.server;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.slf4j.MDC;

/** Has every line of the log that a request leaves name it as the proxy in front does, whichever servlet answers. */
public final class NameRequest implements Filter {

    private static final String NAME = "request";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        TellOrigin.requestId(request).ifPresent(known -> MDC.put(NAME, known));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(NAME);
        }
    }
}
