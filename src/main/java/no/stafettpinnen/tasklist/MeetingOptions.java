package no.stafettpinnen.tasklist;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.consent.Consents;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The choices in the meeting of a team: the services that may know of the case, and who works there (I3). */
@Configuration(proxyBeanMethods = false)
class MeetingOptions {

  private record Source(String name, Function<FormContext, List<Option>> find) implements OptionSource {

    @Override
    public List<Option> options(FormContext context) {
      return find.apply(context);
    }
  }

  /** The case's own service and those that a consent names. */
  @Bean
  OptionSource coveredServices(ServiceDirectory directory, CaseServices services, Consents consents) {
    return new Source("coveredServices", context -> covered(context, directory, services, consents)
        .map(service -> new Option(service.name(), service.id())).toList());
  }

  /** Services that can be called in to the team's meeting: those that a consent names, but the case's own one and the teams. */
  @Bean
  OptionSource servicesToCallIn(ServiceDirectory directory, CaseServices services, Consents consents) {
    return new Source("servicesToCallIn", context -> {
      String own = services.active(context.caseId()).get(0);
      return covered(context, directory, services, consents).filter(service -> service.hasCases() && !service.id().equals(own))
          .map(service -> new Option(service.name(), service.id())).toList();
    });
  }

  /** Who works there: {@code service/person}. */
  @Bean
  OptionSource coveredPeople(ServiceDirectory directory, CaseServices services, Consents consents) {
    return new Source("coveredPeople", context -> covered(context, directory, services, consents)
        .flatMap(service -> directory.membersOf(service.id()).stream()
            .map(person -> new Option(person.name() + " (" + service.name() + ")", service.id() + "/" + person.id()))).toList());
  }

  private static Stream<CareService> covered(FormContext context, ServiceDirectory directory, CaseServices services, Consents consents) {
    List<String> active = services.active(context.caseId());
    return directory.servicesIn((String) context.variables().get(FlowVariable.MUNICIPALITY.key())).stream()
        .filter(service -> active.contains(service.id()) || consents.covers(context.caseId(), service.id()));
  }
}
