package no.stafettpinnen.coordination;

import java.time.LocalDate;
import no.stafettpinnen.support.Forms;

/** Forms about a need for coordination as people fill them in. */
final class NeedForms {

  static final String VIEW = """
      "childView": {"heard": "yes", "how": "Samtale", "text": "Vil ha én å spørre.", "bestInterests": "Én som holder trådene."}""";
  static final String NOT_BORN = """
      "childView": {"heard": "no", "reasonNot": "Barnet er ikke født.", "bestInterests": "At familien har noen å ringe til."}""";

  private NeedForms() {
  }

  /** @param unit {@code municipality/service} */
  static String concern(String unit) {
    return Forms.CONCERN.replaceFirst("\\{", "{\"start\": {\"unit\": \"" + unit + "\"}, ");
  }

  static String need(String coordinatorAsked, String... services) {
    return """
        {"flow": {"coordinatorAsked": "%s"}, "need": {"what": "Avlastning og noen som samler trådene.", "services": ["%s"], "lasting": "long",
          "serious": "yes", "wish": "De vil ha én å ringe til."}}""".formatted(coordinatorAsked, String.join("\", \"", services));
  }

  /** A family without a case. */
  static String family(LocalDate born, String jumpReason) {
    return """
        {"child": {"name": "Ventet barn, mor Kari", "birthDate": "%s"}, "need": {"what": "Hjertefeil og mange tjenester.",
          "services": ["health:stjordal", "family:stjordal"], "lasting": "long", "serious": "yes", "wish": "Én å ringe til."},
         "flow": {"coordinatorAsked": "yes"}, "decision": {"jumpReason": "%s"}, %s}""".formatted(born, jumpReason, NOT_BORN);
  }

  /** Whoever may consents to what these services may know. */
  static String consents(String signedAs, LocalDate today, String... services) {
    return Forms.registered("sharing", signedAs, today, today.plusMonths(6), services)
        .replaceFirst("\\{", "{\"flow\": {\"consentGiven\": \"yes\"}, ");
  }

  static String consentRefused() {
    return """
        {"flow": {"consentGiven": "no"}, "noConsent": {"reason": "De vil tenke på det."}}""";
  }

  static String answer(LocalDate expected) {
    return """
        {"needAnswer": {"text": "Vi snakker med familien først.", "expected": "%s"}}""".formatted(expected);
  }

  /** The same where the unit is asked whether it is to meet. */
  static String answer(LocalDate expected, String meeting) {
    return answer(expected).replaceFirst("\\{", "{\"flow\": {\"unitMeeting\": \"" + meeting + "\"}, ");
  }

  static final String MEETING = """
      {"unitMeeting": {"present": "Enheten og helsestasjonen", "advice": "Familien trenger barnekoordinator."}}""";

  /** @param reason null where nothing is written */
  static String assessed(String view, String barnekoordinator, String plan, String group, String situation, String reason) {
    return """
        {%s, "rights": {"lasting": "long", "services": 3, "serious": "yes", "wish": "unknown", "koordinator": "no"%s},
         "flow": {"barnekoordinatorRight": "%s", "planRight": "%s", "groupRight": "%s", "situation": "%s"}}"""
        .formatted(view, reason == null ? "" : ", \"reason\": \"" + reason + "\"", barnekoordinator, plan, group, situation);
  }
}
