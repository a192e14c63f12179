package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Socket} over a Unix domain socket, as far as the PostgreSQL driver needs one. TCP options are accepted and
 * mean nothing here. The connect time-out is not honoured: a full backlog makes {@code connect} wait.
 */
// What the superclass guards by its monitor is volatile here: closing must not wait for anything.
@SuppressWarnings("UnsynchronizedOverridesSynchronized")
final class UnixSocket extends Socket {

    private final Path socketFile;
    private volatile @Nullable UnixStream stream;
    private volatile int soTimeout;
    private volatile boolean closed;

    UnixSocket(Path socketFile) {
        this.socketFile = socketFile;
    }

    void connect() throws IOException {
        connect(UnixDomainSocketAddress.of(socketFile), 0);
    }

    @Override
    public void connect(SocketAddress ignored) throws IOException {
        connect(ignored, 0);
    }

    @Override
    public void connect(SocketAddress ignored, int timeout) throws IOException {
        if (closed) {
            throw new SocketException("Socket is closed");
        }
        if (stream != null) {
            throw new SocketException("already connected");
        }
        UnixStream opened = UnixStream.open(socketFile, () -> soTimeout);
        stream = opened;
        if (closed) {
            opened.close();
        }
    }

    private UnixStream stream() throws SocketException {
        UnixStream current = stream;
        if (closed) {
            throw new SocketException("Socket is closed");
        }
        if (current == null) {
            throw new SocketException("Socket is not connected");
        }
        return current;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        UnixStream source = stream();
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return source.read(target, offset, length);
            }

            @Override
            public void close() throws IOException {
                UnixSocket.this.close();
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        UnixStream sink = stream();
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                sink.write(source, offset, length);
            }

            @Override
            public void close() throws IOException {
                UnixSocket.this.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        closed = true;
        UnixStream current = stream;
        if (current != null) {
            current.close();
        }
        super.close();
    }

    @Override
    public void shutdownInput() throws IOException {
        stream().shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        stream().shutdownOutput();
    }

    @Override
    public boolean isConnected() {
        return stream != null;
    }

    @Override
    public boolean isBound() {
        return stream != null;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void setSoTimeout(int milliseconds) {
        if (milliseconds < 0) {
            throw new IllegalArgumentException("timeout can't be negative");
        }
        soTimeout = milliseconds;
    }

    @Override
    public int getSoTimeout() {
        return soTimeout;
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        return null;
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return UnixDomainSocketAddress.of(socketFile);
    }

    @Override
    public void setTcpNoDelay(boolean ignored) {}

    @Override
    public void setKeepAlive(boolean ignored) {}

    @Override
    public void setSoLinger(boolean ignored, int seconds) {}

    @Override
    public void setSendBufferSize(int ignored) {}

    @Override
    public void setReceiveBufferSize(int ignored) {}

    @Override
    public String toString() {
        return "UnixSocket[" + socketFile + "]";
    }
}
