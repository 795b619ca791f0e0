package no.stafettpinnen.readlog;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.stream.Stream;
import no.stafettpinnen.readlog.ReadLogVerification.Finding;
import no.stafettpinnen.readlog.ReadLogVerification.Summary;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;

/**
 * The command {@code verify-read-log}: checks every read log and changes nothing. It takes the application's own settings and
 * starts neither the engine nor a web server. Case ids and entry numbers are all that it prints.
 */
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@Import({ReadLogKey.class, Chain.class, ReadLogVerification.class})
public class VerifyReadLog {

  public static final String COMMAND = "verify-read-log";
  private static final int WHOLE = 0;
  private static final int BROKEN = 1;
  private static final int NOT_DONE = 2;

  /**
   * Runs the command.
   *
   * @param settings Spring settings, such as {@code --spring.datasource.url=…}
   * @return exit code: 0 when every log is whole, 1 when something is wrong, 2 when it could not be checked
   */
  public static int run(PrintStream out, String... settings) {
    String[] all = Stream.concat(Arrays.stream(settings), Stream.of("--stafettpinnen.create-missing-key=false",
        "--logging.level.root=off", "--spring.datasource.hikari.maximum-pool-size=1")).toArray(String[]::new);
    try (ConfigurableApplicationContext context =
             new SpringApplicationBuilder(VerifyReadLog.class).web(WebApplicationType.NONE).run(all)) {
      Summary summary = context.getBean(ReadLogVerification.class).verify(finding -> out.println(line(finding)));
      out.printf("%d logger med %d oppføringer er kontrollert: %s%n", summary.cases(), summary.entries(),
          summary.findings() == 0 ? "ingen avvik." : summary.findings() + " avvik.");
      return summary.findings() == 0 ? WHOLE : BROKEN;
    } catch (RuntimeException failed) {
      out.println("Innsynsloggen kunne ikke kontrolleres: " + NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
      return NOT_DONE;
    }
  }

  private static String line(Finding finding) {
    return (ReadLog.MANY_CASES.equals(finding.caseId()) ? "Lister over mange saker" : "Sak " + finding.caseId())
        + ": " + finding.sentence();
  }
}
