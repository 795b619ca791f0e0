package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseFile;
import no.stafettpinnen.casefile.ChildViews;
import no.stafettpinnen.coordination.Decisions.Decision;
import no.stafettpinnen.deadline.Deadlines;
import no.stafettpinnen.letter.DecisionLetter;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import no.stafettpinnen.readlog.ReadReceipt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts together what the family gets in writing of a decision (fvl. §§ 24–27). Only for a case whose reading is in the log (I9). */
@Component
public class DecisionLetters {

  private static final List<String> BARNEKOORDINATOR = List.of("helse- og omsorgstjenesteloven § 7-2 a (barnekoordinator)",
      "pasient- og brukerrettighetsloven § 2-5 c (rett til barnekoordinator)");
  private static final List<String> COORDINATION = List.of("helse- og omsorgstjenesteloven kapittel 7 (individuell plan og koordinering)");

  private static final String FIRST_TASK = "agreePromises";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.forLanguageTag("nb-NO"));

  private final Decisions decisions;
  private final Practice practice;
  private final ChildViews childViews;
  private final CaseFile caseFile;
  private final LetterHeads heads;
  private final ServiceDirectory directory;
  private final Deadlines deadlines;
  private final JdbcClient jdbc;
  private final Clock clock;

  DecisionLetters(Decisions decisions, Practice practice, ChildViews childViews, CaseFile caseFile,
                  LetterHeads heads, ServiceDirectory directory, Deadlines deadlines, JdbcClient jdbc, Clock clock) {
    this.decisions = decisions;
    this.practice = practice;
    this.childViews = childViews;
    this.caseFile = caseFile;
    this.heads = heads;
    this.directory = directory;
    this.deadlines = deadlines;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether the case has this decision. */
  public boolean has(UUID caseId, UUID decision) {
    return decisions.find(caseId, decision).isPresent();
  }

  /** Empty where the one case whose reading is in the log has no such decision. */
  public Optional<DecisionLetter> of(ReadReceipt receipt, UUID decision) {
    return decisions.find(receipt.caseId(), decision).map(found -> letter(receipt, found));
  }

  private DecisionLetter letter(ReadReceipt receipt, Decision decision) {
    UUID caseId = receipt.caseId();
    String municipality = caseFile.find(caseId).orElseThrow().municipality();
    String unit = practice.of(municipality).unitName();
    JsonNode words = decisions.text(caseId, decision.id());
    JsonNode view = childViews.read(caseId, decision.childView());
    return new DecisionLetter(heads.toGuardians(receipt, decision.title(), decision.sentOn()), appliedOn(caseId, decision),
        words.path("text").asText(), appointed(decision),
        decision.granted() && decision.appointed() == null ? unit + " er barnekoordinator til noen er oppnevnt." : null,
        knowledge(caseId, decision), view.path("text").textValue(), weighed(words, view), view.path("bestInterests").asText(),
        words.path("grounds").asText(), laws(words), nextSteps(decision, municipality),
        new DecisionLetter.Complaint(words.path("complaint").asText(), List.of(unit, directory.municipalityName(municipality) + " kommune"),
            decision.instance(), LawNames.whole(words.path("source").asText())), directory.nameOf(decision.decidedBy()), "Saksbehandler");
  }

  private DecisionLetter.Contact appointed(Decision decision) {
    return decision.appointed() == null ? null : new DecisionLetter.Contact(directory.nameOf(decision.appointed()),
        serviceName(decision.service()), null);
  }

  /** What the youth wished and how it was weighed; why the child was not heard; else how the child was heard. */
  private static String weighed(JsonNode words, JsonNode view) {
    String wish = words.path("youthWish").asText();
    if (!wish.isBlank()) {
      return wish;
    }
    return "no".equals(view.path("heard").asText()) ? "Barnet er ikke hørt: " + view.path("reasonNot").asText()
        : "Vi har lagt vekt på det barnet sier.";
  }

  private LocalDate appliedOn(UUID caseId, Decision decision) {
    return jdbc.sql("SELECT MAX(reported_at) FROM coordination_need WHERE case_id = :case AND reported_at <= :decided")
        .param("case", caseId).param("decided", decision.decidedAt())
        .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))).single().orElse(decision.decidedAt())
        .atZoneSameInstant(clock.getZone()).toLocalDate();
  }

  /** Those that the table of rights named where it is a no. */
  private static List<String> laws(JsonNode words) {
    if (!words.hasNonNull("laws")) {
      return BARNEKOORDINATOR;
    }
    List<String> named = LawNames.each(words.path("laws").asText());
    return named.isEmpty() ? COORDINATION : named;
  }

  private List<String> knowledge(UUID caseId, Decision decision) {
    List<String> lines = new ArrayList<>();
    if (decision.granted()) {
      jdbc.sql("""
              SELECT answered_on FROM coordinator_answer WHERE case_id = :case AND accepted
              ORDER BY recorded_at DESC FETCH FIRST 1 ROW ONLY""")
          .param("case", caseId).query(LocalDate.class).optional()
          .ifPresent(on -> lines.add("Samtykket fra dere, gitt " + on.format(DAY) + "."));
    }
    lines.add("Det dere og tjenestene har fortalt om hva barnet og familien trenger.");
    return lines;
  }

  /** By when, the table of deadlines says: the same day as the barnekoordinator's own task. */
  private List<DecisionLetter.Step> nextSteps(Decision decision, String municipality) {
    if (decision.appointed() == null) {
      return List.of();
    }
    Date sent = Date.from(decision.sentOn().atStartOfDay(clock.getZone()).toInstant());
    return List.of(new DecisionLetter.Step("Barnekoordinatoren tar kontakt med dere og avtaler med tjenestene hva de skal gjøre.",
        directory.nameOf(decision.appointed()),
        LocalDate.ofInstant(deadlines.at(FIRST_TASK, sent, municipality).toInstant(), clock.getZone())));
  }

  private String serviceName(String service) {
    return directory.service(service).map(CareService::name).orElse(service);
  }
}
