package no.stafettpinnen.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.stafettpinnen.casefile.CaseClosed;
import no.stafettpinnen.casefile.CaseServices;
import no.stafettpinnen.casefile.CaseText;
import no.stafettpinnen.casefile.ChildViews;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ansvarsgruppe of a case: who is in it, what it has met about, why it was dissolved (R146–R148). A case has one at a time. */
@Component
public class CareGroups {

  /** Somebody who decides for a service in the group (R147). */
  public record Member(String person, String service) {

    /** @param code {@code service/person}, as choices of people have it */
    static Member of(String code) {
      int slash = code.indexOf('/');
      return new Member(code.substring(slash + 1), code.substring(0, Math.max(slash, 0)));
    }
  }

  /** A group as it is set up. {@code words} has the rhythm, and why the child or the guardians are no members. */
  record SetUp(Collection<Member> members, boolean childTakesPart, boolean homeTakesPart, JsonNode words) {
  }

  private final JdbcClient jdbc;
  private final CaseText text;
  private final CaseServices services;
  private final ChildViews childViews;
  private final Clock clock;

  CareGroups(JdbcClient jdbc, CaseText text, CaseServices services, ChildViews childViews, Clock clock) {
    this.jdbc = jdbc;
    this.text = text;
    this.services = services;
    this.childViews = childViews;
    this.clock = clock;
  }

  /** Those of the group that stands; none where there is none. */
  public List<Member> members(UUID caseId) {
    return jdbc.sql("""
            SELECT m.person, m.service FROM care_group_member m JOIN care_group g ON g.id = m.care_group
            WHERE g.case_id = :case AND g.standing AND m.left_at IS NULL ORDER BY m.service, m.person""")
        .param("case", caseId).query(Member.class).list();
  }

  /**
   * The group that stands.
   *
   * @param rhythm how often it meets, in words
   */
  public record Standing(LocalDate setUpOn, boolean childTakesPart, boolean homeTakesPart, String rhythm, List<Member> members) {
  }

  /** Empty where none stands. Whoever asks has asked before whether the case may be read. */
  public Optional<Standing> read(UUID caseId) {
    return jdbc.sql("SELECT set_up_at, child_takes_part, home_takes_part, group_text FROM care_group WHERE case_id = :case AND standing")
        .param("case", caseId).query((row, n) -> new Standing(
            row.getObject("set_up_at", OffsetDateTime.class).atZoneSameInstant(clock.getZone()).toLocalDate(),
            row.getBoolean("child_takes_part"), row.getBoolean("home_takes_part"),
            text.read(caseId, row.getBytes("group_text")).path("rhythm").asText(), members(caseId))).optional();
  }

  /** A group that stands already, such as before a suspicion stopped it, ends and this one takes its place. */
  void setUp(UUID caseId, String person, String service, SetUp group) {
    end(caseId, null, null);
    UUID id = UUID.randomUUID();
    jdbc.sql("""
            INSERT INTO care_group (id, case_id, standing, set_up_at, set_up_by, service, child_takes_part, home_takes_part, group_text)
            VALUES (:id, :case, TRUE, :now, :person, :service, :child, :home, :text)""")
        .param("id", id).param("case", caseId).param("now", now()).param("person", person).param("service", service)
        .param("child", group.childTakesPart()).param("home", group.homeTakesPart()).param("text", text.write(caseId, group.words())).update();
    for (Member member : group.members()) {
      jdbc.sql("INSERT INTO care_group_member (care_group, person, service, authority, since) VALUES (:id, :person, :service, TRUE, :now)")
          .param("id", id).param("person", member.person()).param("service", member.service()).param("now", now()).update();
      services.addPerson(caseId, member.person(), member.service());
    }
  }

  /** The group has met, after the child's view was written down (I6). */
  void met(UUID caseId, UUID meeting, String person, JsonNode words) {
    jdbc.sql("""
            INSERT INTO care_group_meeting (meeting, care_group, case_id, child_view, held_at, held_by, meeting_text)
            VALUES (:meeting, :group, :case, :view, :now, :person, :text)""")
        .param("meeting", meeting).param("group", standing(caseId).orElseThrow()).param("case", caseId)
        .param("view", childViews.latest(caseId)).param("now", now()).param("person", person).param("text", text.write(caseId, words)).update();
  }

  /** @param why what the person wrote */
  void dissolve(UUID caseId, String person, JsonNode why) {
    end(caseId, person, text.write(caseId, why));
  }

  /** Whoever decides for one of these services is in the group no more. */
  void leave(UUID caseId, Collection<String> gone) {
    jdbc.sql("""
            UPDATE care_group_member SET left_at = :now WHERE left_at IS NULL AND service IN (:services)
            AND care_group IN (SELECT g.id FROM care_group g WHERE g.case_id = :case AND g.standing)""")
        .param("now", now()).param("services", gone).param("case", caseId).update();
  }

  @EventListener
  void closed(CaseClosed closed) {
    end(closed.caseId(), null, null);
  }

  private Optional<UUID> standing(UUID caseId) {
    return jdbc.sql("SELECT id FROM care_group WHERE case_id = :case AND standing").param("case", caseId).query(UUID.class).optional();
  }

  private void end(UUID caseId, String person, byte[] why) {
    jdbc.sql("""
            UPDATE care_group SET standing = NULL, dissolved_at = :now, dissolved_by = :person, dissolved_text = :why
            WHERE case_id = :case AND standing""")
        .param("now", now()).param("person", person).param("why", why).param("case", caseId).update();
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
