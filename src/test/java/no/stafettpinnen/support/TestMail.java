package no.stafettpinnen.support;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A real mail server on this machine, which takes whatever it gets. Nobody has an address unless a test gives them one. */
public class TestMail implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final int PORT = freePort();
  private static final int PATIENCE_MS = 30_000;
  private static final GreenMail SERVER = new GreenMail(setup());

  public static GreenMail server() {
    return SERVER;
  }

  /** Clears away what came so far. */
  public static void forget() throws FolderException {
    Markers.lookThroughMail();
    SERVER.purgeEmailFromAllMailboxes();
  }

  public static int port() {
    return PORT;
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    SERVER.start();
    TestPropertyValues.of("spring.mail.host=localhost", "spring.mail.port=" + SERVER.getSmtp().getPort(),
        "stafettpinnen.mail-from=stafettpinnen@example.no").applyTo(context);
  }

  /** A busy build machine is slow to start it. */
  private static ServerSetup setup() {
    ServerSetup setup = new ServerSetup(PORT, null, ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(PATIENCE_MS);
    return setup;
  }

  /** Below the ports that connections get, so that nobody has it while the server is stopped. */
  private static int freePort() {
    while (true) {
      try (ServerSocket socket = new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 30_000))) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // Another one, then.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
