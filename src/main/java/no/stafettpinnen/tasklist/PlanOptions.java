package no.stafettpinnen.tasklist;

import no.stafettpinnen.coordination.CareGroups;
import no.stafettpinnen.municipality.CareService;
import no.stafettpinnen.municipality.ServiceDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The choices that forms of ansvarsgruppe and individuell plan name. */
@Configuration(proxyBeanMethods = false)
class PlanOptions {

  /** Members of the ansvarsgruppe: {@code service/person}. */
  @Bean
  OptionSource groupMembers(CareGroups groups, ServiceDirectory directory) {
    return new CaseOptions.Source("groupMembers", context -> groups.members(context.caseId()).stream()
        .map(member -> new Option(directory.nameOf(member.person()) + " ("
            + directory.service(member.service()).map(CareService::name).orElse(member.service()) + ")", member.service() + "/" + member.person()))
        .toList());
  }
}
