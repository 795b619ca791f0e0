package no.stafettpinnen;

import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;
import no.stafettpinnen.production.CreateKeys;
import no.stafettpinnen.production.DatabaseMigration;
import no.stafettpinnen.readlog.VerifyReadLog;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.mustache.MustacheAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Profile;

/**
 * Starts Stafettpinnen: the engine, its web apps behind our log-in, and our own pages; or, with migrate, only the migration; or the
 * command that is named first.
 */
@SpringBootApplication(exclude = {UserDetailsServiceAutoConfiguration.class, MustacheAutoConfiguration.class})
@Profile("!migrate")
public class Application {

  /** What is run instead of a server when it is named first; the answer is the exit code. */
  private static final Map<String, ToIntFunction<String[]>> COMMANDS = Map.of(
      CreateKeys.COMMAND, arguments -> CreateKeys.run(System.out, arguments),
      VerifyReadLog.COMMAND, arguments -> VerifyReadLog.run(System.out, arguments));

  public static void main(String[] args) {
    if (args.length > 0 && COMMANDS.containsKey(args[0])) {
      System.exit(COMMANDS.get(args[0]).applyAsInt(Arrays.copyOfRange(args, 1, args.length)));
    }
    SpringApplication.run(new Class<?>[] {Application.class, DatabaseMigration.class}, args);
  }
}
