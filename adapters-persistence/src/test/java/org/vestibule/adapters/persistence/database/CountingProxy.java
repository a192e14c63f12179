package org.vestibule.adapters.persistence.database;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the driver and the server and counts how often the driver asks after it was answered. */
final class CountingProxy implements AutoCloseable {

    private final ServerSocketChannel entrance;
    private final UnixDomainSocketAddress server;
    private final AtomicInteger roundTrips = new AtomicInteger();

    CountingProxy(Path entrance, Path server) throws IOException {
        this.entrance =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(entrance));
        this.server = UnixDomainSocketAddress.of(server);
        start(this::accept);
    }

    int roundTrips() {
        return roundTrips.get();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void accept() throws IOException {
        while (true) {
            SocketChannel driver = entrance.accept();
            SocketChannel backend = SocketChannel.open(server);
            AtomicBoolean answered = new AtomicBoolean(true);
            start(() -> pump(driver, backend, () -> {
                if (answered.getAndSet(false)) {
                    roundTrips.incrementAndGet();
                }
            }));
            start(() -> pump(backend, driver, () -> answered.set(true)));
        }
    }

    private static void pump(SocketChannel from, SocketChannel to, Runnable seen) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try (from;
                to) {
            while (from.read(buffer.clear()) >= 0) {
                seen.run();
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
        }
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException;
    }
}
