package no.stafettpinnen;

import java.util.Arrays;
import no.stafettpinnen.production.CreateKeys;
import no.stafettpinnen.production.DatabaseMigration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Profile;

/**
 * Starts Stafettpinnen: the engine, its web apps behind our log-in, and our own pages; or, with migrate, only the migration; or the
 * command that is named first.
 */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@Profile("!migrate")
public class Application {

  public static void main(String[] args) {
    if (args.length > 0 && CreateKeys.COMMAND.equals(args[0])) {
      System.exit(CreateKeys.run(System.out, Arrays.copyOfRange(args, 1, args.length)));
    }
    SpringApplication.run(new Class<?>[] {Application.class, DatabaseMigration.class}, args);
  }
}
