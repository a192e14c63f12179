package org.vestibule.adapters.persistence.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one connection, with the blocking, time-outs and indifference to interrupts of a classic socket.
 *
 * <p>The channel is non-blocking because only then can a read have a time-out, and because a blocking channel is closed
 * when its thread is interrupted, which would cost a pooled connection.
 */
final class UnixStream implements Closeable {

    /** The JDK copies through a direct buffer per thread as large as the largest transfer; this bounds it. */
    private static final int CHUNK = 64 * 1024;

    private final SocketChannel channel;
    private final Selector readable;
    private final IntSupplier timeoutMillis;
    private final Object writableLock = new Object();
    /** Opened at the first full buffer only: most connections never meet one, and a selector costs file handles. */
    private @Nullable Selector writable;

    private UnixStream(SocketChannel channel, Selector readable, IntSupplier timeoutMillis) {
        this.channel = channel;
        this.readable = readable;
        this.timeoutMillis = timeoutMillis;
    }

    static UnixStream open(Path socketFile, IntSupplier timeoutMillis) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socketFile));
            channel.configureBlocking(false);
            return new UnixStream(channel, selectorFor(channel, SelectionKey.OP_READ), timeoutMillis);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, Math.min(length, CHUNK));
        try {
            int count = channel.read(buffer);
            while (count == 0) {
                await(readable, "Read timed out");
                count = channel.read(buffer);
            }
            return count;
        } catch (ClosedChannelException e) {
            throw closed(e);
        }
    }

    /** Writes all; unlike a classic socket it also gives up when the peer takes nothing for the whole time-out. */
    void write(byte[] source, int offset, int length) throws IOException {
        int end = offset + length;
        int from = offset;
        try {
            while (from < end) {
                int count = channel.write(ByteBuffer.wrap(source, from, Math.min(end - from, CHUNK)));
                if (count == 0) {
                    await(writable(), "Write timed out");
                }
                from += count;
            }
        } catch (ClosedChannelException e) {
            throw closed(e);
        }
    }

    private void await(Selector selector, String message) throws IOException {
        int timeout = timeoutMillis.getAsInt();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout);
        boolean interrupted = false;
        try {
            while (true) {
                // With the flag set, select returns at once and this loop would spin.
                interrupted |= Thread.interrupted();
                long left = timeout == 0 ? 0 : millisUntil(deadline);
                if (left < 0) {
                    throw new SocketTimeoutException(message);
                }
                if (selector.select(key -> {}, left) > 0) {
                    return;
                }
            }
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw closed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Rounds up, so that 0, which means "for ever" to a selector, is never returned. */
    private static long millisUntil(long deadline) {
        long nanos = deadline - System.nanoTime();
        return nanos <= 0 ? -1 : TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    }

    private Selector writable() throws IOException {
        synchronized (writableLock) {
            if (writable == null) {
                writable = selectorFor(channel, SelectionKey.OP_WRITE);
            }
            return writable;
        }
    }

    private static Selector selectorFor(SocketChannel channel, int operation) throws IOException {
        Selector selector = Selector.open();
        try {
            channel.register(selector, operation);
            return selector;
        } catch (IOException | RuntimeException e) {
            selector.close();
            throw e;
        }
    }

    private static SocketException closed(Exception cause) {
        SocketException closed = new SocketException("Socket closed");
        closed.initCause(cause);
        return closed;
    }

    void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    /** Ends pending reads and writes too: closing a selector wakes it, and frees the channel's file handle. */
    @Override
    public void close() throws IOException {
        channel.close();
        readable.close();
        synchronized (writableLock) {
            if (writable != null) {
                writable.close();
            }
        }
    }
}
