package org.vestibule.adapters.web.server;

import java.util.function.IntConsumer;
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
        IntConsumer answered = meter.asked();
        Request.addCompletionListener(request, failure -> answered.accept(response.getStatus()));
        return super.handle(request, response, callback);
    }
}
