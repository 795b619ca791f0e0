package no.stafettpinnen.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** What a diagram says about an element in {@code camunda:properties}. */
public final class DiagramProperties {

  /** A report to barnevern is everybody's own duty: nobody takes it from whoever has it (I2). */
  public static final String PERSONAL_DUTY = "personalDuty";
  /** The step reaches the home (I2). */
  static final String HOME_STEP = "homeStep";
  /** The process can be begun in a case that is open; the value gives the order. */
  static final String CASE_ACTION = "caseAction";
  /** Such a process can be begun in a closed case too, by who still has a task in it. */
  static final String IN_CLOSED_CASE = "inClosedCase";

  /** The {@link CaseQuestion} that must be answered yes before such a process can be begun. */
  static final String ONLY_WHEN = "onlyWhen";
  /** What whoever would begin it is told where the answer is no. */
  static final String OTHERWISE = "otherwise";
  /** What a person is told who has sent the form that begins the process. */
  static final String RECEIPT = "receipt";
  /** What is written here is for whoever reports to barnevern, not for everybody who reads the case (bvl. § 13-2). */
  public static final String FOR_REPORTER = "forReporter";

  /** Who sees a task of the case may begin this, also without reading the case: a suspicion waits for nobody's access (I2). */
  static final String BESIDE_ANY_TASK = "besideAnyTask";
  /** A process that opens a case about nobody by name. */
  public static final String ANONYMOUS = "anonymous";
  /** It can be begun in an anonymous case too. */
  static final String IN_ANONYMOUS_CASE = "inAnonymousCase";
  /** What whoever would begin this in an anonymous case is told instead; without it, it is not offered there. */
  static final String ANONYMOUS_CASE = "anonymousCase";

  /** The diagram has a step of its own that tells whoever gets the task. */
  static final String TOLD_OTHERWISE = "toldOtherwise";

  private DiagramProperties() {
  }

  /** The last value of each property. */
  public static Map<String, String> of(BaseElement element) {
    Map<String, String> found = new HashMap<>();
    if (element.getExtensionElements() != null) {
      element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
          .flatMap(properties -> properties.getCamundaProperties().stream())
          .forEach(property -> found.put(property.getCamundaName(), property.getCamundaValue()));
    }
    return found;
  }

  /** The same while the engine reads the diagram. */
  static Map<String, String> of(Element element) {
    Map<String, String> found = new HashMap<>();
    for (Element extensions : element.elements("extensionElements")) {
      for (Element properties : extensions.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties")) {
        List<Element> all = properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property");
        all.forEach(property -> found.put(property.attribute("name"), property.attribute("value")));
      }
    }
    return found;
  }
}
