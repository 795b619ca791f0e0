package no.stafettpinnen.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * Connections to the mail server that end after {@value #SECONDS} seconds, whatever the server does: the other time-outs are for a
 * single read, and a server that sends a byte now and then would hold a job for ever. Only the look-up of the server's name comes
 * on top. Named in {@code spring.mail.properties}.
 */
public final class SocketsWithDeadline extends SocketFactory {

  private static final int SECONDS = 15;

  /** As Jakarta Mail asks for it. */
  public static SocketFactory getDefault() {
    return new SocketsWithDeadline();
  }

  @Override
  public Socket createSocket() {
    Socket socket = new Socket();
    CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(() -> close(socket));
    return socket;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
    throw new UnsupportedOperationException();
  }
}
