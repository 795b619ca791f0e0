package no.stafettpinnen.tasklist;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.coordination.CoordinatingUnits;
import no.stafettpinnen.coordination.Disagreements;
import no.stafettpinnen.coordination.Disagreements.Disagreement;
import no.stafettpinnen.coordination.Pairs;
import no.stafettpinnen.coordination.Practice;
import no.stafettpinnen.engine.FlowVariable;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The choices that forms about coordination name. */
@Configuration(proxyBeanMethods = false)
class CoordinationOptions {

  private static final Option YES = new Option("Ja", "yes");
  private static final Option NO = new Option("Nei", "no");

  /** All services of the municipality that can have cases. */
  @Bean
  OptionSource municipalServices(ServiceDirectory directory) {
    return new CaseOptions.Source("municipalServices", context -> directory.servicesIn(municipality(context)).stream()
        .filter(CareService::hasCases).map(CoordinationOptions::option).toList());
  }

  /** The same in all municipalities that the person works in, where there is no case yet. */
  @Bean
  OptionSource reachableServices(ServiceDirectory directory) {
    return new CaseOptions.Source("reachableServices", context -> context.person().municipalities().stream()
        .flatMap(municipality -> directory.servicesIn(municipality).stream()).filter(CareService::hasCases).distinct()
        .map(CoordinationOptions::option).toList());
  }

  /** The municipality's koordinerende enhet. */
  @Bean
  OptionSource coordinatingUnit(CoordinatingUnits units, ServiceDirectory directory) {
    return new CaseOptions.Source("coordinatingUnit", context -> List.of(named(units.of(municipality(context)), directory)));
  }

  /** The two services that always coordinate in a case such as this one, but for the case's own. */
  @Bean
  OptionSource pairServices(Pairs pairs, CaseServices services, ServiceDirectory directory) {
    return new CaseOptions.Source("pairServices", context -> {
      String own = services.active(context.caseId()).get(0);
      return pairs.of(municipality(context), (String) context.variables().get(FlowVariable.SITUATION.key())).services().stream()
          .filter(service -> !service.equals(own)).map(service -> named(service, directory)).toList();
    });
  }

  /** The services that do not agree on who coordinates, and the one where the child is. */
  @Bean
  OptionSource disagreeingServices(Disagreements disagreements, CaseServices services, ServiceDirectory directory) {
    return new CaseOptions.Source("disagreeingServices", context -> Stream.concat(
            disagreements.pending(context.caseId()).map(Disagreement::services).orElse(List.of()).stream(),
            services.active(context.caseId()).stream().limit(1)).distinct()
        .map(service -> named(service, directory)).toList());
  }

  /** Whether koordinerende enhet is to meet: only what the municipality's practice says, or both where that depends. */
  @Bean
  OptionSource unitMeetings(Practice practice) {
    return new CaseOptions.Source("unitMeetings", context -> switch (practice.of(municipality(context)).meeting()) {
      case "always" -> List.of(YES);
      case "none" -> List.of(NO);
      default -> List.of(YES, NO);
    });
  }

  /** The municipalities whose koordinerende enhet somebody works in. */
  @Bean
  OptionSource coordinatingMunicipalities(CoordinatingUnits units, ServiceDirectory directory) {
    return new CaseOptions.Source("coordinatingMunicipalities", context -> {
      List<Option> found = new ArrayList<>();
      directory.municipalities().stream().filter(municipality -> units.receiver(units.of(municipality)).isPresent())
          .forEach(municipality -> found.add(new Option(directory.municipalityName(municipality), municipality)));
      return found;
    });
  }

  private static Option option(CareService service) {
    return new Option(service.name(), service.id());
  }

  private static Option named(String service, ServiceDirectory directory) {
    return new Option(directory.service(service).map(CareService::name).orElse(service), service);
  }

  private static String municipality(FormContext context) {
    return (String) context.variables().get(FlowVariable.MUNICIPALITY.key());
  }
}
