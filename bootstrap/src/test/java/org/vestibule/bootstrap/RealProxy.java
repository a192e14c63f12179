package org.vestibule.bootstrap;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A proxy or web server of this machine, run with what the README says of it. */
final class RealProxy implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Process process;

    private RealProxy(Process process) {
        this.process = process;
    }

    /** Which one, and what surrounds the README's lines where it is run by itself, in a folder and not as a service. */
    enum Kind {
        NGINX("""
                daemon off;
                master_process off;
                pid FOLDER/nginx.pid;
                error_log stderr;
                events {}
                http {
                    access_log off;
                    client_body_temp_path FOLDER/body;
                    proxy_temp_path FOLDER/proxy;
                    fastcgi_temp_path FOLDER/fastcgi;
                    uwsgi_temp_path FOLDER/uwsgi;
                    scgi_temp_path FOLDER/scgi;
                    README
                }
                """, List.of("nginx", "-e", "stderr", "-c", "FILE")),
        CADDY("""
                {
                    admin off
                    auto_https disable_redirects
                }
                README
                """, List.of("caddy", "run", "--adapter", "caddyfile", "--config", "FILE")),
        HAPROXY("""
                defaults
                    timeout connect 5s
                    timeout client 50s
                    timeout server 50s
                README
                """, List.of("haproxy", "-db", "-f", "FILE")),
        APACHE("""
                ServerRoot FOLDER
                ServerName localhost
                User www-data
                Group www-data
                PidFile FOLDER/apache.pid
                DefaultRuntimeDir FOLDER
                ErrorLog /dev/stderr
                LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                LoadModule authn_core_module /usr/lib/apache2/modules/mod_authn_core.so
                LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                LoadModule authz_user_module /usr/lib/apache2/modules/mod_authz_user.so
                LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
                LoadModule auth_openidc_module /usr/lib/apache2/modules/mod_auth_openidc.so
                DirectoryIndex index.html
                README
                """, List.of("apache2", "-D", "FOREGROUND", "-f", "FILE"));

        private final String around;
        private final List<String> command;

        Kind(String around, List<String> command) {
            this.around = around;
            this.command = command;
        }

        private String program() {
            return command.get(0);
        }

        /** Skipped where there is none, and says so. */
        void assumeHere() {
            if (find().isEmpty()) {
                System.out.println("NOT TESTED behind " + program() + ": apt-get install " + program());
                Assumptions.abort("no " + program());
            }
        }

        private List<Path> find() {
            return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)), Stream.of("/usr/sbin"))
                    .map(folder -> Path.of(folder, program()))
                    .filter(Files::isExecutable)
                    .limit(1)
                    .toList();
        }
    }

    /** Starts it with some lines, which make it listen on a port, and waits until it does. */
    static RealProxy start(Kind kind, String lines, Path folder, int port) {
        try {
            Path file = folder.resolve(kind.program() + ".conf");
            Files.writeString(file, kind.around.replace("README", lines).replace("FOLDER", folder.toString()));
            List<String> command = Stream.concat(
                            kind.find().stream().map(Path::toString),
                            kind.command.stream().skip(1))
                    .map(word -> word.replace("FILE", file.toString()))
                    .toList();
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(kind.program() + ".out").toFile());
            builder.environment().putAll(Map.of("HOME", folder.toString(), "XDG_DATA_HOME", folder.toString()));
            RealProxy proxy = new RealProxy(builder.start());
            RunningPortal.await(SOON, kind.program() + " listens", () -> listens(port));
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
