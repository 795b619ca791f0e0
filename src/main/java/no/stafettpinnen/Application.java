package no.stafettpinnen;

import java.util.Arrays;
import no.stafettpinnen.readlog.VerifyReadLog;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;

/** Starts Stafettpinnen: the engine, its web apps behind our log-in, and our own pages. Or runs the command named first. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Application {

  public static void main(String[] args) {
    if (args.length > 0 && VerifyReadLog.COMMAND.equals(args[0])) {
      System.exit(VerifyReadLog.run(System.out, Arrays.copyOfRange(args, 1, args.length)));
    }
    SpringApplication.run(Application.class, args);
  }
}
