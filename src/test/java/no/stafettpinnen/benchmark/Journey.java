package no.stafettpinnen.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.stafettpinnen.support.Caseworker;
import no.stafettpinnen.support.Forms;

/**
 * The journey that is measured: 20 user tasks from the first worry through level 1 and level 2 to the closed case, with parallel
 * measures, a DMN table, timers, and one task that somebody has to take first.
 */
final class Journey {

  static final String PROCESS = "concernToAction";
  static final String STARTER = "kari";
  private static final String KARI = "kindergarten:fosslia/kari";
  private static final String ANNE = "kindergarten:fosslia/anne";
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  /** @param number from 1; it tells steps with the same key apart */
  record Step(int number, String person, String key, String form, Map<String, Object> flow) {
  }

  /** Plays the journey on one engine. */
  interface Player {

    /** Opens a case and answers its id. */
    String open();

    /** Finds the task, takes it if it is free, completes it. */
    void does(String caseId, Step step);

    default String playAll() {
      String caseId = open();
      steps().forEach(step -> does(caseId, step));
      return caseId;
    }
  }

  private Journey() {
  }

  /** A child that nobody has worried about before: no other case is looked up or told of. */
  static String concern() {
    return Forms.CONCERN.replace("Ola Testbarn", "Barn " + UUID.randomUUID());
  }

  static List<Step> steps() {
    LocalDate today = LocalDate.now(OSLO);
    Steps steps = new Steps();
    steps.add("kari", "describeConcern", Forms.DESCRIBED);
    steps.add("kari", "discussConcern", Forms.discussed(today));
    steps.add("kari", "hearChild", Forms.HEARD_NO_SUSPICION);
    steps.add("kari", "informHome", Forms.homeInformed(today));
    steps.add("kari", "decideLevelZero", Forms.levelZero("ownService"));
    steps.plan(today.plusWeeks(6), KARI, ANNE);
    steps.add("kari", "carryOutMeasure", Forms.DONE);
    steps.add("anne", "carryOutMeasure", Forms.DONE);
    steps.add("kari", "hearChildBeforeEvaluation", Forms.HEARD_CHILD);
    steps.add("kari", "evaluateEffort", Forms.evaluated("none", "no"));
    steps.add("kari", "decideNextStep", Forms.next("toLevel2"));
    steps.add("kari", "inviteService", Forms.invited("health:stjordal", today));
    steps.add("hilde", "answerInvitation", Forms.ACCEPTED);
    steps.plan(today.plusWeeks(8), KARI, ANNE);
    steps.add("kari", "carryOutMeasure", Forms.DONE);
    steps.add("anne", "carryOutMeasure", Forms.DONE);
    steps.add("kari", "hearChildBeforeEvaluation", Forms.HEARD_CHILD);
    steps.add("kari", "evaluateEffort", Forms.evaluated("reached"));
    steps.add("kari", "decideNextStep", Forms.next("close"));
    steps.add("kari", "finalEvaluation", Forms.FINAL);
    return steps.all;
  }

  private static final class Steps {

    private final List<Step> all = new ArrayList<>();

    private void add(String person, String key, String form) {
      add(person, key, form, flowOf(form));
    }

    private void add(String person, String key, String form, Map<String, Object> flow) {
      all.add(new Step(all.size() + 1, person, key, form, flow));
    }

    /** The case file answers a plan with the first evaluation date, 08:00. */
    private void plan(LocalDate evaluation, String... responsible) {
      String form = Forms.plan(evaluation, responsible);
      Map<String, Object> flow = flowOf(form);
      flow.put("evaluationDate", Date.from(evaluation.atTime(8, 0).atZone(OSLO).toInstant()));
      add("kari", "planMeasures", form, flow);
    }

    private static Map<String, Object> flowOf(String form) {
      Map<String, Object> flow = new HashMap<>();
      for (Map.Entry<String, JsonNode> field : Caseworker.parse(form).path("flow").properties()) {
        flow.put(field.getKey(), field.getValue().asText());
      }
      return flow;
    }
  }
}
