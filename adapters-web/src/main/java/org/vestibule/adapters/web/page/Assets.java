package org.vestibule.adapters.web.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.vestibule.adapters.web.path.Paths;

/** The static files: named by a hash of their content, so that a browser may keep them for ever; compressed once. */
public final class Assets {

    private static final int HASH_BYTES = 8;

    private final Map<String, Asset> byPath = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();

    public Assets() {
        add("site.css", "text/css; charset=utf-8");
        add("site.js", "text/javascript; charset=utf-8");
        add("icon.svg", "image/svg+xml");
    }

    /** A file as it is sent. */
    public record Asset(String type, byte[] plain, byte[] gzipped) {}

    /** The path under which a file is served. */
    public String path(String name) {
        return Objects.requireNonNull(paths.get(name), name);
    }

    /** The file that is served under a path. */
    public Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private void add(String name, String type) {
        try (InputStream file = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
            byte[] plain = file.readAllBytes();
            int dot = name.lastIndexOf('.');
            String path = Paths.ASSETS + name.substring(0, dot) + "." + hash(plain) + name.substring(dot);
            paths.put(name, path);
            byPath.put(path, new Asset(type, plain, gzip(plain)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
