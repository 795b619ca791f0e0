package no.stafettpinnen.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server in place of the usual one that never answers, or takes nothing for one address. */
public class StubbornMailServer implements AutoCloseable {

  private final ServerSocket server = new ServerSocket();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final String refused;
  private final Thread listener = new Thread(this::listen, "stubborn-mail-server");

  private StubbornMailServer(int port, String refused) throws IOException {
    this.refused = refused;
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress("localhost", port));
    listener.setDaemon(true);
    listener.start();
  }

  /** Takes the connection and says nothing. */
  public static StubbornMailServer silent(int port) throws IOException {
    return new StubbornMailServer(port, null);
  }

  /** Answers 550 to this recipient and takes all else. */
  public static StubbornMailServer refusing(int port, String recipient) throws IOException {
    return new StubbornMailServer(port, recipient);
  }

  /** Recipients whose mail was taken. */
  public List<String> taken() {
    return taken;
  }

  public int connections() {
    return open.size();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    try {
      // Until it has left accept(), the port is taken.
      listener.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        if (refused != null) {
          Thread talk = new Thread(() -> talk(socket), "stubborn-mail-server-talk");
          talk.setDaemon(true);
          talk.start();
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void talk(Socket socket) {
    try (socket; BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
         OutputStream out = socket.getOutputStream()) {
      say(out, "220 stubborn");
      String recipient = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("RCPT")) {
          recipient = line.replaceAll(".*<(.*)>.*", "$1");
          say(out, recipient.equals(refused) ? "550 no such mailbox" : "250 ok");
        } else if (command.startsWith("DATA")) {
          say(out, "354 go on");
          while (!".".equals(line)) {
            line = in.readLine();
          }
          taken.add(recipient);
          say(out, "250 taken");
        } else if (command.startsWith("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
      }
    } catch (IOException gone) {
      // The client left.
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
