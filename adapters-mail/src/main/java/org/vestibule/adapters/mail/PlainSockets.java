package org.vestibule.adapters.mail;

import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.SocketFactory;

/** Makes sockets, unconnected, and tells of each: the mail library, which is to use them, shows nobody those that it does. */
final class PlainSockets extends SocketFactory {

    private final Consumer<Socket> made;

    PlainSockets(Consumer<Socket> made) {
        this.made = made;
    }

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        made.accept(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }
}
