package no.stafettpinnen.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stafettpinnen.engine.Groups;
import no.stafettpinnen.support.RawHttp;
import no.stafettpinnen.support.RequestLedger;
import no.stafettpinnen.support.Stage;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** CVE-2026-77226: the page that makes a first administrator, asked for in every spelling, by everybody, with and without one. */
@StafettTest
class AdminSetupTest {

  private static final String REST = "/default/user/create";
  /** Stands for the address of the application: a target may be a whole URL. */
  private static final String BASE = "BASE";
  private static final List<String> SPELLINGS = List.of(
      "/camunda/api/admin/setup" + REST, "/camunda/api/admin/setup" + REST + "/", "/camunda/api/admin/setup;x=1" + REST,
      "/camunda/api/admin/setup;" + REST, "/camunda/api/admin;/setup" + REST, "/camunda;a=b/api;c/admin/setup" + REST,
      "/camunda/api/admin/setup/default;x=1/user;y/create;z", "/camunda/api/admin/%73etup" + REST,
      "/camunda/api/admin/%73%65%74%75%70" + REST, "/camunda/api/%61dmin/setup" + REST, "/camunda/api/admin/%2573etup" + REST,
      "/camunda/api/admin/%252573etup" + REST, "/camunda/api/admin/%73etup%3Bx=1" + REST, "/camunda/api/admin//setup" + REST,
      "//camunda/api/admin/setup" + REST, "/camunda//api///admin//setup/" + REST, "/camunda/api/admin/x/../setup" + REST,
      "/camunda/api/admin/x/..;y=1/setup" + REST, "/camunda/api/admin/x/%2e%2e/setup" + REST,
      "/camunda/api/engine/../admin/setup" + REST, "/camunda/api/admin/./setup" + REST, "/camunda/api/admin/%2e/setup" + REST,
      "/camunda/api/admin/SETUP" + REST, "/camunda/api/admin/sEtUp" + REST, "/camunda/api/admin/setup%20" + REST,
      "/camunda/api/admin/setup%09" + REST, "/camunda/api/admin/setup?x=1", "/camunda/api/admin/setup", "/camunda/api/admin/setup/",
      "/camunda/api/admin/setup%2Fdefault/user/create", "/camunda/api/admin%2Fsetup" + REST, "/camunda/api/admin%5Csetup" + REST,
      "/camunda/api/admin/setup%00" + REST, BASE + "/camunda/api/admin/setup" + REST,
      "/camunda/app/admin/default/setup", "/camunda/app/admin/default/setup/", "/camunda/app/admin/default/setup/x",
      "/camunda/app/admin/default;x/setup;y=1", "/camunda/app/admin/default/%73etup", "/camunda/app/admin//default//setup",
      "/camunda/app/admin/x/../default/setup", "/camunda/app/admin/default/SETUP", "/camunda/app/cockpit/../admin/default/setup");

  @Autowired
  private Stage stage;
  @Autowired
  private IdentityService identity;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noSpellingReachesIt(boolean administratorExists) {
    RawHttp raw = new RawHttp(stage.base());
    long users = identity.createUserQuery().count();
    List<User> operators = identity.createUserQuery().memberOfGroup(Groups.OPERATORS).list();
    assertThat(operators).isNotEmpty();
    // People log in before the group is emptied: what they may do is decided at log-in.
    stage.person("kari");
    stage.person("drift");
    if (!administratorExists) {
      operators.forEach(operator -> identity.deleteMembership(operator.getId(), Groups.OPERATORS));
    }
    List<String> passed = new ArrayList<>();
    try {
      for (String who : List.of("nobody", "kari", "drift")) {
        for (String method : List.of("POST", "GET", "PUT", "OPTIONS")) {
          for (String target : SPELLINGS) {
            RawHttp.Answer answer = raw.send(method, target.replace(BASE, stage.base()), headers(who), body());
            // The container refuses these spellings itself, before any filter.
            boolean byContainer = target.matches("(?i).*%(2f|5c|00).*");
            RequestLedger.record("admin-setup", who, method, target,
                administratorExists ? "administrator exists" : "camunda-admin is empty", byContainer ? "400/404" : "404",
                answer.status());
            if (answer.status() != 404 && !(byContainer && answer.status() == 400)
                || answer.text().contains("camunda") || answer.text().contains("Exception")) {
              passed.add(who + " " + method + " " + target + " " + answer);
            }
          }
        }
      }
      assertThat(passed).isEmpty();
      assertThat(identity.createUserQuery().count()).isEqualTo(users);
      assertThat(identity.createUserQuery().userId("intruder").count()).isZero();
      assertThat(identity.createUserQuery().memberOfGroup(Groups.OPERATORS).count())
          .isEqualTo(administratorExists ? operators.size() : 0);
    } finally {
      if (!administratorExists) {
        operators.forEach(operator -> identity.createMembership(operator.getId(), Groups.OPERATORS));
      }
    }
  }

  @Test
  void nothingElseIsTakenForIt() {
    for (String path : List.of("/", "/camunda/api/admin/auth/user/default", "/camunda/app/tasklist/default/", "/api/setup",
        "/camunda/api/admin/setup/../auth/user/default", "/camunda/api/engine/engine/default/task/setup", "/camunda/app/admin/")) {
      assertThat(AdminSetupFilter.isSetup(path)).as(path).isFalse();
    }
  }

  private Map<String, String> headers(String who) {
    Map<String, String> headers = new HashMap<>(who.equals("nobody") ? Map.of() : stage.person(who).sessionHeaders());
    headers.put("Content-Type", "application/json");
    return headers;
  }

  private static byte[] body() {
    return """
        {"profile": {"id": "intruder", "firstName": "A", "lastName": "B", "email": "a@b.no"}, "credentials": {"password": "secret"}}"""
        .getBytes(StandardCharsets.UTF_8);
  }
}
