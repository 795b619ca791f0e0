package no.stafettpinnen.readlog;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stafettpinnen.Application;
import no.stafettpinnen.casefile.CaseReader;
import no.stafettpinnen.casefile.CaseText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

/** The ways to a case's content without an entry in the read log are few, known, and show nothing to anybody. */
class ReadWithoutReceiptTest {

  private static JavaClasses classes;

  @BeforeAll
  static void ourClasses() {
    classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackagesOf(Application.class);
  }

  @Test
  void noControllerReadsAsTheSystem() {
    noClasses().that().areAnnotatedWith(RestController.class).should()
        .callCodeUnitWhere(describe("reads without a receipt", call -> isSystemReading(call.getTarget().getOwner().getName(),
            call.getTarget().getName()))).check(classes);
  }

  @Test
  void theSystemReadsOnlyToCheckWhatIsSentIn() {
    assertThat(usersOf(CaseReader.class, "forTheSystem")).containsExactly("CaseActions.open", "CaseProgress.born", "CaseReader.with",
        "ConsentRecords.ageOf", "Moves.write", "NamesInCase.childrenOf", "NamesInCase.of", "StartForms.startedBefore",
        "TaskForms.openUnseen");
  }

  @Test
  void narrativeIsDecryptedInTheCaseFileAndForThePersonsOwnDraft() {
    assertThat(usersOf(CaseText.class, "read")).allMatch(user -> Set.of("CaseFile", "CaseReader", "CaseReading", "Measures", "Meetings",
        "Reports", "Drafts", "HomeMessages", "CaseText", "ConsentLedger", "Referrals", "TeamMeetings", "TrendNotes",
        "Appointments", "CareGroups", "ChildViews", "Complaints", "Decisions", "Disagreements", "IndividualPlans", "Needs", "PromiseLedger")
        .contains(user.split("\\.")[0]), "in the case file and what belongs to it, a draft, or a message to the home");
  }

  private static boolean isSystemReading(String owner, String method) {
    return owner.equals(CaseReader.class.getName()) && method.equals("forTheSystem");
  }

  private static Set<String> usersOf(Class<?> owner, String method) {
    return Stream.concat(classes.get(owner).getCodeUnitCallsToSelf().stream(), classes.get(owner).getCodeUnitReferencesToSelf().stream())
        .filter(access -> access.getTarget().getName().equals(method)).map(access -> name(access.getOrigin()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(JavaCodeUnit unit) {
    return unit.getOwner().getSimpleName() + "." + unit.getName();
  }
}
