package no.stafettpinnen;

import no.stafettpinnen.production.DatabaseMigration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Profile;

/** Starts Stafettpinnen: the engine, its web apps behind our log-in, and our own pages; or, with migrate, only the migration. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@Profile("!migrate")
public class Application {

  public static void main(String[] args) {
    SpringApplication.run(new Class<?>[] {Application.class, DatabaseMigration.class}, args);
  }
}
