package no.stafettpinnen.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server (RFC 5321, as little as is needed) that tells what it has accepted, and lets a test do something before it answers so. */
class MailServer implements AutoCloseable {

  /** One e-mail that the server has, whether or not the sender got to know. */
  record Accepted(String messageId, Instant when) {
  }

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Accepted> accepted = new CopyOnWriteArrayList<>();
  private volatile Runnable beforeTheAnswer = () -> { };

  MailServer() throws IOException {
    Thread listener = new Thread(this::listen, "mail-server");
    listener.setDaemon(true);
    listener.start();
  }

  int port() {
    return server.getLocalPort();
  }

  List<Accepted> accepted() {
    return List.copyOf(accepted);
  }

  /** Done when an e-mail is there and the sender has no answer yet. */
  void beforeTheAnswer(Runnable work) {
    beforeTheAnswer = work;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread talk = new Thread(() -> talk(client), "mail-client");
        talk.setDaemon(true);
        talk.start();
      } catch (IOException closed) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(closed);
        }
      }
    }
  }

  private void talk(Socket client) {
    try (client; BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      say(client, "220 test");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("DATA")) {
          say(client, "354 go on");
          accepted.add(new Accepted(messageId(in), Instant.now()));
          beforeTheAnswer.run();
        } else if (command.startsWith("QUIT")) {
          say(client, "221 bye");
          return;
        }
        say(client, "250 ok");
      }
    } catch (IOException killed) {
      // The node died while it talked.
    }
  }

  /** Reads to the end of the e-mail. */
  private static String messageId(BufferedReader in) throws IOException {
    String id = null;
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new IOException("The sender went away");
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("message-id:")) {
        id = line.substring("message-id:".length()).trim();
      }
    }
    return id;
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }
}
