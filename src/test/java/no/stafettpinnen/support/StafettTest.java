package no.stafettpinnen.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import no.stafettpinnen.coordination.FamilyStage;
import no.stafettpinnen.coordination.PlanStage;
import no.stafettpinnen.referral.ReferralStage;
import no.stafettpinnen.referral.TeamStage;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * The whole application with its demo people, on the database of {@link TestDatabase}, behind a real port. Jobs are run by hand
 * and time is the engine's clock. All such tests share one application; the cases of a class are laid to rest when it is through.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "camunda.bpm.job-execution.enabled=false",
    "stafettpinnen.request-burst=100000",
    "stafettpinnen.report.channels.stjordal.address=mottak@barnevern.example.no",
    "stafettpinnen.report.channels.melhus.way=file",
    "stafettpinnen.report.channels.melhus.directory=target/report-drop",
    "stafettpinnen.claims-file=src/test/resources/claims-of-tests.yaml",
    "stafettpinnen.key-file=target/test-key.json",
    "stafettpinnen.read-log-key-file=target/test-read-log-key.json"})
@ContextConfiguration(initializers = {TestDatabase.class, TestMail.class})
@Import({ProcessCoverage.class, Stage.class, SqlCounter.class, FailingWork.class, Markers.class, TeamStage.class, ReferralStage.class,
    FamilyStage.class, PlanStage.class})
@TestExecutionListeners(listeners = EndOfClass.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface StafettTest {
}
