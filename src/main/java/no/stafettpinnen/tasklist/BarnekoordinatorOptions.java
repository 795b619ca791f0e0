package no.stafettpinnen.tasklist;

import java.util.stream.Stream;
import no.stafettpinnen.coordination.Appointees;
import no.stafettpinnen.coordination.Appointees.Appointee;
import no.stafettpinnen.coordination.Decisions;
import no.stafettpinnen.coordination.Duties;
import no.stafettpinnen.engine.FlowVariable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The choices that forms about the barnekoordinator name. */
@Configuration(proxyBeanMethods = false)
class BarnekoordinatorOptions {

  /** Who can be appointed, the proposed service first: {@code service/person}. */
  @Bean
  OptionSource appointeeOptions(Appointees appointees) {
    return new CaseOptions.Source("appointees", context -> appointees.of(context.caseId(), municipality(context)).stream()
        .map(BarnekoordinatorOptions::option).toList());
  }

  /** Others in the service of whoever was asked and can't, or nobody. */
  @Bean
  OptionSource colleaguesOfAppointee(Appointees appointees) {
    return new CaseOptions.Source("colleaguesOfAppointee", context -> Stream.concat(
        appointees.colleagues(context.caseId()).stream().map(BarnekoordinatorOptions::option),
        Stream.of(new Option("Ingen andre i tjenesten kan", "nobody"))).toList());
  }

  /** What the barnekoordinator sees to, from the table. */
  @Bean
  OptionSource coordinatorDuties(Duties duties) {
    return new CaseOptions.Source("coordinatorDuties", context -> duties.of(municipality(context)).stream()
        .map(duty -> new Option(duty.name(), duty.code())).toList());
  }

  /** Decisions of the case that somebody can complain about, the newest first: ids. */
  @Bean
  OptionSource decisionOptions(Decisions decisions) {
    return new CaseOptions.Source("decisions", context -> decisions.of(context.caseId()).stream()
        .map(decision -> new Option(decision.title() + ", sendt " + decision.sentOn().format(FieldCheck.DATE),
            decision.id().toString())).toList());
  }

  private static Option option(Appointee one) {
    return new Option(one.person().name() + " (" + one.service().name() + ")", one.service().id() + "/" + one.person().id());
  }

  private static String municipality(FormContext context) {
    return (String) context.variables().get(FlowVariable.MUNICIPALITY.key());
  }
}
