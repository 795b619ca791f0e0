package no.stafettpinnen.notification;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How each person wants e-mail about ordinary messages. Whoever has not chosen gets it at once. */
@Component
public class MailChoices {

  /** NEVER: the inbox in the application is enough. */
  public enum Choice { AT_ONCE, DAILY, NEVER }

  /** What several people have chosen. */
  record Chosen(Map<String, Choice> byPerson) {

    static final Chosen NOTHING = new Chosen(Map.of());

    boolean isDaily(String person) {
      return byPerson.get(person) == Choice.DAILY;
    }

    boolean isNever(String person) {
      return byPerson.get(person) == Choice.NEVER;
    }
  }

  private final JdbcClient jdbc;

  MailChoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public Choice of(String person) {
    return jdbc.sql("SELECT mailing FROM message_choice WHERE person = :person").param("person", person).query(String.class).optional()
        .map(Choice::valueOf).orElse(Choice.AT_ONCE);
  }

  @Transactional
  public void choose(String person, Choice choice) {
    int changed = jdbc.sql("UPDATE message_choice SET mailing = :choice WHERE person = :person")
        .param("choice", choice.name()).param("person", person).update();
    if (changed == 0) {
      jdbc.sql("INSERT INTO message_choice (person, mailing) VALUES (:person, :choice)")
          .param("choice", choice.name()).param("person", person).update();
    }
  }

  Chosen of(Collection<String> people) {
    if (people.isEmpty()) {
      return Chosen.NOTHING;
    }
    Map<String, Choice> chosen = new HashMap<>();
    jdbc.sql("SELECT person, mailing FROM message_choice WHERE person IN (:people)").param("people", people)
        .query(row -> {
          chosen.put(row.getString("person"), Choice.valueOf(row.getString("mailing")));
        });
    return new Chosen(chosen);
  }
}
