package org.vestibule.adapters.persistence.database;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the driver and the server, counts how often the driver asks after it was answered, holds questions back,
 * and cuts the wire.
 */
public final class CountingProxy implements AutoCloseable {

    private final ServerSocketChannel entrance;
    private final UnixDomainSocketAddress server;
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final Queue<SocketChannel> drivers = new ConcurrentLinkedQueue<>();
    private volatile Optional<String> unanswered = Optional.empty();
    private volatile Optional<Stall> stall = Optional.empty();

    public CountingProxy(Path entrance, Path server) throws IOException {
        this.entrance =
                ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(entrance));
        this.server = UnixDomainSocketAddress.of(server);
        start(this::accept);
    }

    public int roundTrips() {
        return roundTrips.get();
    }

    /** Breaks the connections that there are. */
    void cut() throws IOException {
        for (SocketChannel driver = drivers.poll(); driver != null; driver = drivers.poll()) {
            driver.close();
        }
    }

    /** Lets the server have the next question with these words, and breaks the connection instead of answering it. */
    void leaveUnanswered(String words) {
        unanswered = Optional.of(words);
    }

    /** Lets the server have the next question with these words only after a while. */
    void holdBack(String words, Duration time) {
        stall = Optional.of(new Stall(words, time));
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void accept() throws IOException {
        while (true) {
            SocketChannel driver = entrance.accept();
            drivers.add(driver);
            SocketChannel backend = SocketChannel.open(server);
            AtomicBoolean answered = new AtomicBoolean(true);
            AtomicBoolean mute = new AtomicBoolean();
            start(() -> pump(driver, backend, question -> {
                if (answered.getAndSet(false) && !asksWhetherItLives(question)) {
                    roundTrips.incrementAndGet();
                }
                stall.filter(planned -> text(question).contains(planned.words)).ifPresent(this::stall);
                if (unanswered.filter(words -> text(question).contains(words)).isPresent()) {
                    unanswered = Optional.empty();
                    mute.set(true);
                }
                return true;
            }));
            start(() -> pump(backend, driver, answer -> {
                answered.set(true);
                return !mute.get();
            }));
        }
    }

    private void stall(Stall planned) {
        stall = Optional.empty();
        try {
            Thread.sleep(planned.time.toMillis());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /**
     * The pool asks nothing, in an empty query, of a connection that nobody used for half a second, as on a slow machine:
     * no cost of what it is then used for.
     */
    private static boolean asksWhetherItLives(ByteBuffer question) {
        return question.get(0) == 'Q' && text(question).substring(1).equals("\0\0\0\5\0");
    }

    private static String text(ByteBuffer question) {
        return StandardCharsets.ISO_8859_1.decode(question.duplicate()).toString();
    }

    private static void pump(SocketChannel from, SocketChannel to, Watch watch) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
        try (from;
                to) {
            while (from.read(buffer.clear()) >= 0 && watch.letsPass(buffer.flip())) {
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

    private record Stall(String words, Duration time) {}

    private interface Watch {
        boolean letsPass(ByteBuffer sent);
    }

    private interface Work {
        void run() throws IOException;
    }
}
