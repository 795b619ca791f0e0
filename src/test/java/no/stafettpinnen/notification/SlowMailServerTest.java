package no.stafettpinnen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import no.stafettpinnen.support.StafettTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that says something now and then, and never comes to an end, holds nobody for longer than its jobs may take. */
@StafettTest
class SlowMailServerTest {

  @Autowired
  private JavaMailSenderImpl configured;

  @Test
  void isGivenUpInLessThanTwentySeconds() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread drip = new Thread(() -> drip(server));
      drip.setDaemon(true);
      drip.start();
      JavaMailSenderImpl mail = new JavaMailSenderImpl();
      mail.setHost("localhost");
      mail.setPort(server.getLocalPort());
      mail.setJavaMailProperties(configured.getJavaMailProperties());
      SimpleMailMessage message = new SimpleMailMessage();
      message.setTo("kari@example.no");
      Instant began = Instant.now();
      assertThatThrownBy(() -> mail.send(message)).isInstanceOf(MailException.class);
      assertThat(Duration.between(began, Instant.now())).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(20));
    }
  }

  /** A line of the greeting every second, each saying that there is more. */
  private static void drip(ServerSocket server) {
    try (Socket client = server.accept()) {
      while (true) {
        client.getOutputStream().write("220-wait\r\n".getBytes());
        Thread.sleep(1_000);
      }
    } catch (IOException | InterruptedException givenUp) {
      // As it should.
    }
  }
}
