package no.stafettpinnen.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.stafettpinnen.casefile.CaseEntry;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.CaseRuleException;
import no.stafettpinnen.casefile.CaseSection;
import no.stafettpinnen.casefile.CaseText;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.referral.anonymity.Finding;
import no.stafettpinnen.referral.anonymity.Identifiers;
import no.stafettpinnen.referral.anonymity.KnownNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a team tells the coordinating team of what changes among children (R111): {@code trend.category} and {@code .text}. Nothing that
 * is kept leads back to the case (I10): no id, no person, no day, and no order. It does not stand in the stafettlogg either.
 */
@Component
public class TrendNotes implements CaseSection {

  /**
   * One note.
   *
   * @param month    such as {@code 2026-11}
   * @param category code of what it is about
   * @param text     empty where the team wrote none
   */
  public record Note(String month, String team, String category, String text) {
  }

  private static final String TEXT_FIELD = "trend.text";

  private final JdbcClient jdbc;
  private final CaseText text;
  private final NamesInCase names;
  private final CaseFile caseFile;
  private final Clock clock;

  private record Row(UUID id, String category, byte[] written) {
  }

  TrendNotes(JdbcClient jdbc, CaseText text, NamesInCase names, CaseFile caseFile, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.names = names;
    this.caseFile = caseFile;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "trend";
  }

  @Override
  public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
    String words = value.path("text").asText();
    CaseFile.Header header = caseFile.find(entry.caseId()).orElseThrow();
    requireAboutNobody(words, header, entry.person());
    UUID id = UUID.randomUUID();
    add(header.municipality(), entry.service(),
        new Row(id, value.path("category").asText(), words.isBlank() ? null : text.write(id, words)));
    return Map.of();
  }

  /** The notes of the months that are over, newest first; within a month in no order that tells anything. */
  public List<Note> of(String municipality) {
    return jdbc.sql("""
            SELECT id, noted_in, team, category, note_text FROM trend_note WHERE municipality = :municipality AND noted_in < :month
            ORDER BY noted_in DESC, category, id""")
        .param("municipality", municipality).param("month", month())
        .query((row, n) -> new Note(row.getString("noted_in"), row.getString("team"), row.getString("category"),
            row.getBytes("note_text") == null ? "" : text.read(row.getObject("id", UUID.class), row.getBytes("note_text")).asText())).list();
  }

  /** All notes of the month are written anew, in the order of their random ids, so that none is told from the others as the newest. */
  private void add(String municipality, String team, Row note) {
    String which = " FROM trend_note WHERE municipality = :municipality AND team = :team AND noted_in = :month";
    Map<String, Object> month = Map.of("municipality", municipality, "team", team, "month", month());
    List<Row> rows = new ArrayList<>(jdbc.sql("SELECT id, category, note_text AS written" + which).params(month).query(Row.class).list());
    jdbc.sql("DELETE" + which).params(month).update();
    rows.add(note);
    rows.stream().sorted(Comparator.comparing(row -> row.id().toString())).forEach(row -> jdbc.sql("""
            INSERT INTO trend_note (id, municipality, team, noted_in, category, note_text)
            VALUES (:id, :municipality, :team, :month, :category, :text)""")
        .params(month).param("id", row.id()).param("category", row.category()).param("text", row.written()).update());
  }

  /** The same that makes an anonymous referral anonymous (I4). */
  private void requireAboutNobody(String words, CaseFile.Header header, String person) {
    KnownNames known = names.of(person, header.service(), List.of(header.municipality()), Optional.of(header.id()));
    List<Finding> found = Identifiers.find(words, known, LocalDate.now(clock));
    if (!found.isEmpty()) {
      throw new CaseRuleException(TEXT_FIELD, "Trendnotatet kan ikke si hvem det gjelder. Her står "
          + found.stream().map(one -> one.kind().words()).distinct().collect(Collectors.joining(", ")) + ".");
    }
  }

  private String month() {
    return YearMonth.now(clock).toString();
  }
}
