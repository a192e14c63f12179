package org.vestibule.adapters.persistence.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UnixSocketTest {

    /** The common pool may have one thread only, and these block. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Path folder;
    private ServerSocketChannel server;
    private Socket socket;
    private SocketChannel peer;

    @BeforeEach
    void connect() throws IOException {
        // Not a @TempDir of the build folder, which may be too deep for a socket.
        folder = Files.createTempDirectory("socket");
        Path file = folder.resolve("s");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(file));
        socket = new UnixSocketFactory(file.toString()).createSocket(InetAddress.getLoopbackAddress(), 5432);
        peer = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        peer.close();
        server.close();
        FileTrees.delete(folder);
        threads.shutdown();
    }

    @Test
    void a_read_times_out_and_can_be_tried_again() throws IOException {
        socket.setSoTimeout(50);
        long start = System.nanoTime();
        assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(50));
        peer.write(ByteBuffer.wrap(new byte[] {(byte) 200}));
        assertEquals(200, socket.getInputStream().read());
    }

    @Test
    void a_write_that_nobody_takes_times_out() throws IOException {
        socket.setSoTimeout(50);
        assertThrows(
                SocketTimeoutException.class, () -> socket.getOutputStream().write(new byte[4_000_000]));
    }

    @Test
    void much_data_arrives_as_it_was_sent() throws Exception {
        byte[] sent = new byte[5_000_000];
        new Random(1).nextBytes(sent);
        CompletableFuture<Void> echo = CompletableFuture.runAsync(this::echo, threads);
        CompletableFuture<Void> sending = CompletableFuture.runAsync(
                () -> {
                    try {
                        socket.getOutputStream().write(sent);
                        socket.shutdownOutput();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
        assertArrayEquals(sent, socket.getInputStream().readNBytes(sent.length));
        assertEquals(-1, socket.getInputStream().read());
        sending.get(5, TimeUnit.SECONDS);
        echo.get(5, TimeUnit.SECONDS);
    }

    private void echo() {
        ByteBuffer buffer = ByteBuffer.allocate(100_000);
        try {
            while (peer.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    peer.write(buffer);
                }
                buffer.clear();
            }
            peer.shutdownOutput();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_interrupt_neither_ends_a_read_nor_gets_lost() throws Exception {
        Thread reader = Thread.currentThread();
        CompletableFuture<Void> later = CompletableFuture.runAsync(
                () -> {
                    try {
                        Thread.sleep(50);
                        reader.interrupt();
                        Thread.sleep(50);
                        peer.write(ByteBuffer.wrap(new byte[] {7}));
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                threads);
        assertEquals(7, socket.getInputStream().read());
        assertTrue(Thread.interrupted());
        later.get(5, TimeUnit.SECONDS);
        reader.interrupt();
        socket.getOutputStream().write(1);
        socket.setSoTimeout(20);
        assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
        assertTrue(Thread.interrupted());
    }

    @Test
    void closing_wakes_a_reader() throws Exception {
        CompletableFuture<SocketException> woken = CompletableFuture.supplyAsync(
                () -> assertThrows(
                        SocketException.class, () -> socket.getInputStream().read()),
                threads);
        Thread.sleep(50);
        socket.close();
        woken.get(5, TimeUnit.SECONDS);
        assertThrows(SocketException.class, () -> socket.getOutputStream());
    }

    @Test
    void the_end_of_the_peer_is_the_end_of_the_stream() throws IOException {
        peer.close();
        assertEquals(-1, socket.getInputStream().read());
    }
}
