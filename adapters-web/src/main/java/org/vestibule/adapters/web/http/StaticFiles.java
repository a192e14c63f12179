package org.vestibule.adapters.web.http;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.vestibule.adapters.web.page.Assets;

/**
 * Answers with the static files, before a request needs a thread or anything else of the portal. All readers share the
 * bytes, so that slow ones cost no memory either (F-08).
 */
final class StaticFiles extends Handler.Wrapper {

    private final Assets assets;
    private final Map<String, String> headers;

    StaticFiles(Assets assets, Map<String, String> headers) {
        this.assets = assets;
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<Assets.Asset> asset = assets.find(request.getHttpURI().getPath());
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (asset.isEmpty() || !reads) {
            return super.handle(request, response, callback);
        }
        boolean gzip = Compression.accepts(request.getHeaders().get(HttpHeader.ACCEPT_ENCODING));
        headers.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "public, max-age=31536000, immutable");
        response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, asset.get().type());
        if (gzip) {
            response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        byte[] bytes = gzip ? asset.get().gzipped() : asset.get().plain();
        response.write(true, ByteBuffer.wrap(bytes), callback);
        return true;
    }
}
