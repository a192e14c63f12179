package org.vestibule.adapters.web.server;

import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.vestibule.adapters.web.Meter;

/** Notes of each answer how long it took, whoever gave it. */
public final class MeterAnswers extends Handler.Wrapper {

    private final Meter meter;

    public MeterAnswers(Meter meter) {
        this.meter = meter;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long began = System.nanoTime();
        Request.addCompletionListener(
                request, failure -> meter.answered(response.getStatus(), Duration.ofNanos(System.nanoTime() - began)));
        return super.handle(request, response, callback);
    }
}
