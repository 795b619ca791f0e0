package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.casefile.Reports.Kind;
import no.stafettpinnen.casefile.Reports.Step;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The parts of forms that are about a report to barnevern: {@code report}, {@code addition} and {@code answer} are written to barnevern, and
 * whoever writes one of the first two is its reporter, also where they took the duty over;
 * {@code receipt}, {@code review}, {@code feedback} and {@code outcome} say what became of it, with a {@code date} where it was not today.
 */
@Configuration(proxyBeanMethods = false)
class ReportParts {

  private static final String BY_THE_APPLICATION = "stafettpinnen";

  private final Reports reports;
  private final Clock clock;

  ReportParts(Reports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  private record Part(String key, Writing writing) implements CaseSection {

    @Override
    public Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value) {
      return writing.write(entry, value);
    }
  }

  private interface Writing {

    Map<FlowVariable, Object> write(CaseEntry entry, JsonNode value);
  }

  @Bean
  CaseSection report() {
    return new Part("report", (entry, value) -> sends(entry, Kind.REPORT, value));
  }

  @Bean
  CaseSection reportAddition() {
    return new Part("addition", (entry, value) -> sends(entry, Kind.ADDITION, value));
  }

  @Bean
  CaseSection reportAnswer() {
    return new Part("answer", (entry, value) -> {
      reports.write(entry, Kind.ANSWER, value);
      return Map.of();
    });
  }

  @Bean
  CaseSection reportReceipt() {
    return new Part("receipt", (entry, value) -> becomes(entry, Step.RECEIPTED, value));
  }

  @Bean
  CaseSection reportReview() {
    return new Part("review", (entry, value) -> becomes(entry, Step.REVIEWED, value));
  }

  @Bean
  CaseSection reportFeedback() {
    return new Part("feedback", (entry, value) -> becomes(entry, Step.FEEDBACK, value));
  }

  @Bean
  CaseSection reportOutcome() {
    return new Part("outcome", (entry, value) -> becomes(entry, Step.OUTCOME, value));
  }

  private Map<FlowVariable, Object> sends(CaseEntry entry, Kind kind, JsonNode value) {
    String via = (String) entry.flow().get(FlowVariable.REPORT_VIA);
    UUID report = reports.write(entry, kind, value);
    if (!BY_THE_APPLICATION.equals(via)) {
      reports.enter(report, Step.SENT, OffsetDateTime.now(clock), entry.person(), Map.of("via", via));
    }
    return Map.of(FlowVariable.REPORT, report.toString(), FlowVariable.REPORTER, entry.person());
  }

  private Map<FlowVariable, Object> becomes(CaseEntry entry, Step step, JsonNode value) {
    OffsetDateTime at = value.hasNonNull("date")
        ? LocalDate.parse(value.path("date").asText()).atTime(12, 0).atZone(clock.getZone()).toOffsetDateTime() : OffsetDateTime.now(clock);
    reports.enter(entry.report().orElseThrow(), step, at, entry.person(), value);
    return Map.of();
  }
}
