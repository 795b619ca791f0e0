package no.stafettpinnen.access;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.stafettpinnen.municipality.CsvTable;
import no.stafettpinnen.municipality.ServiceRegistration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Invented people for trying it out, with one password for all. They exist only where {@code stafettpinnen.demo} is on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("stafettpinnen.demo")
class DemoPeople {

  private static final String OPERATOR_ID = "drift";

  @Bean
  UserDetailsService demoLogin(@Value("${stafettpinnen.demo-password}") String password) {
    PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    String encoded = encoder.encode(password);
    InMemoryUserDetailsManager users = new InMemoryUserDetailsManager();
    for (Map<String, String> person : people()) {
      users.createUser(user(person.get("id"), encoded, "CASEWORKER"));
    }
    users.createUser(user(OPERATOR_ID, encoded, "OPERATOR"));
    return users;
  }

  @Bean
  SmartInitializingSingleton demoDirectory(ServiceRegistration registration) {
    return () -> {
      CsvTable.read(new ClassPathResource("demo/services.csv")).forEach(row ->
          registration.service(row.get("id"), row.get("name"), CsvTable.words(row.get("municipalities"))));
      people().forEach(row -> registration.enter(row.get("id"), row.get("first"), row.get("last"), null,
          CsvTable.words(row.get("services")), CsvTable.words(row.get("leads")), false));
      registration.enter(OPERATOR_ID, "Dagny", "Drift", null, List.of(), List.of(), true);
    };
  }

  private static UserDetails user(String id, String password, String role) {
    return User.withUsername(id).password(password).roles(role).build();
  }

  private static List<Map<String, String>> people() {
    return CsvTable.read(new ClassPathResource("demo/people.csv"));
  }

  /** Shows the demo people on the log-in page. */
  @RestController
  @ConditionalOnProperty("stafettpinnen.demo")
  static class DemoPeopleController {

    /** One line on the log-in page. */
    record DemoPerson(String id, String name, String role, String password) {
    }

    private final String password;

    DemoPeopleController(@Value("${stafettpinnen.demo-password}") String password) {
      this.password = password;
    }

    @GetMapping("/api/demo-people")
    List<DemoPerson> people() {
      Map<String, String> services = CsvTable.read(new ClassPathResource("demo/services.csv")).stream()
          .collect(Collectors.toMap(row -> row.get("id"), row -> row.get("name")));
      return DemoPeople.people().stream().map(row -> new DemoPerson(row.get("id"), row.get("first") + " " + row.get("last"),
          row.get("title") + ", " + CsvTable.words(row.get("services")).stream().map(services::get)
              .collect(Collectors.joining(" og ")), password)).toList();
    }
  }
}
