package no.stafettpinnen.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import no.stafettpinnen.Application;
import no.stafettpinnen.casefile.Meetings;
import no.stafettpinnen.support.Rule;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailSender;

/** Nothing reaches the home but through {@link HomeMessages}: nobody else has both the post and an address of the home. */
class OneDoorTest {

  private final JavaClasses ours =
      new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackagesOf(Application.class);

  @Test
  @Rule({"R093", "R101"})
  void onlyThePostSpeaksWithTheMailServer() {
    noClasses().that().doNotHaveFullyQualifiedName(Post.class.getName()).should().dependOnClassesThat().areAssignableTo(MailSender.class)
        .orShould().dependOnClassesThat().haveFullyQualifiedName("jakarta.mail.Transport").check(ours);
  }

  @Test
  @Rule({"R093", "R101"})
  void onlyOneReadsTheAddressesOfTheHome() {
    noClasses().that().doNotBelongToAnyOf(HomeMessages.class, Meetings.class).should().callMethod(Meetings.Meeting.class, "home").check(ours);
  }
}
