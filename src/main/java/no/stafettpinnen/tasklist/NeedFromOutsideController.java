package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one door for people without an account: the form with which a need for coordination is reported (R141). */
@RestController
@RequestMapping("/api/need-from-outside")
class NeedFromOutsideController {

  /**
   * @param submission drawn by the page
   * @param website    a field that nobody sees: a program fills it in
   */
  record Body(UUID submission, String website, ObjectNode data) {

    Body {
      data = data == null ? JsonNodeFactory.instance.objectNode() : data;
    }
  }

  /** All that the sender is told. */
  record Receipt(String reference) {
  }

  private final NeedsFromOutside needs;
  private final NeedFromOutsideBrake brake;

  NeedFromOutsideController(NeedsFromOutside needs, NeedFromOutsideBrake brake) {
    this.needs = needs;
    this.brake = brake;
  }

  @GetMapping
  NeedsFromOutside.Form form() {
    return needs.form();
  }

  @PostMapping
  Receipt send(@RequestBody Body body, HttpServletRequest request) {
    if (body.submission() == null || body.website() != null && !body.website().isEmpty()) {
      throw FormProblem.refused("Skjemaet kunne ikke sendes. Last siden på nytt, eller ring koordinerende enhet i kommunen.", List.of(), null);
    }
    if (!brake.allows(request.getRemoteAddr())) {
      throw FormProblem.tooMany("Skjemaet er sendt for mange ganger. Vent en time, eller ring koordinerende enhet i kommunen.");
    }
    return new Receipt(needs.receive(body.submission(), body.data()));
  }
}
