package org.vestibule.adapters.persistence.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.SocketFactory;

/**
 * Makes sockets that reach the database through a Unix domain socket, whatever host and port they are told to connect
 * to.
 *
 * <p>The PostgreSQL driver creates it by name from its {@code socketFactory} property and passes {@code
 * socketFactoryArg}, the path of the socket file; its package must be exported to the driver's module.
 */
public final class UnixSocketFactory extends SocketFactory {

    private final Path socketFile;

    /** Takes the path of the socket file, at most 107 bytes long (103 on macOS). */
    public UnixSocketFactory(String socketFile) {
        this.socketFile = Path.of(socketFile);
    }

    @Override
    public Socket createSocket() {
        return new UnixSocket(socketFile);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected();
    }

    private Socket connected() throws IOException {
        UnixSocket socket = new UnixSocket(socketFile);
        socket.connect();
        return socket;
    }
}
