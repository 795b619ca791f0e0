package no.stafettpinnen.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a diagram may hold. Everything else is refused: an element or an attribute that is not listed, a namespace that the
 * engine might understand, an expression outside {@link AllowedExpressions}. Code is reached in one way only, by the name of a
 * {@link ProcessBean}.
 */
class DiagramLanguage {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  /** Pictures and notes of modelers: the engine runs nothing of them. */
  private static final Set<String> PICTURES = Set.of("http://www.omg.org/spec/BPMN/20100524/DI",
      "http://www.omg.org/spec/DD/20100524/DC", "http://www.omg.org/spec/DD/20100524/DI",
      "http://camunda.org/schema/modeler/1.0", "http://bpmn.io/schema/bpmn/biocolor/1.0",
      "http://www.omg.org/spec/BPMN/non-normative/color/1.0");
  private static final Set<String> ELEMENTS = Set.of("definitions", "process", "documentation", "extensionElements", "startEvent",
      "endEvent", "task", "userTask", "manualTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "callActivity",
      "subProcess", "transaction", "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway",
      "sequenceFlow", "conditionExpression", "condition", "incoming", "outgoing", "boundaryEvent", "intermediateCatchEvent",
      "intermediateThrowEvent", "timerEventDefinition", "timeDate", "timeDuration", "timeCycle", "messageEventDefinition",
      "message", "signalEventDefinition", "signal", "errorEventDefinition", "error", "escalationEventDefinition", "escalation",
      "conditionalEventDefinition", "linkEventDefinition", "terminateEventDefinition", "compensateEventDefinition",
      "cancelEventDefinition", "multiInstanceLoopCharacteristics", "loopCardinality", "completionCondition", "collaboration",
      "participant", "messageFlow", "laneSet", "lane", "flowNodeRef", "childLaneSet", "textAnnotation", "text", "association",
      "group", "category", "categoryValue", "dataObject", "dataObjectReference", "dataStoreReference");
  private static final Set<String> EXTENSIONS = Set.of("properties", "property", "in", "out", "inputOutput", "inputParameter",
      "outputParameter", "list", "map", "entry", "value", "executionListener", "taskListener", "failedJobRetryTimeCycle");
  private static final Set<String> SETTINGS = Set.of("assignee", "candidateGroups", "candidateUsers", "dueDate", "followUpDate",
      "priority", "formRef", "formRefBinding", "formRefVersion", "delegateExpression", "expression", "resultVariable",
      "decisionRef", "decisionRefBinding", "decisionRefVersion", "decisionRefTenantId", "mapDecisionResult",
      "calledElementBinding", "calledElementVersion", "calledElementTenantId", "historyTimeToLive", "isStartableInTasklist",
      "versionTag", "asyncBefore", "asyncAfter", "exclusive", "jobPriority", "taskPriority", "initiator", "collection",
      "elementVariable", "variableName", "variableEvents", "errorCodeVariable", "errorMessageVariable", "errorMessage",
      "escalationCodeVariable", "candidateStarterGroups");
  private static final Set<String> SETTINGS_OF_EXTENSIONS = Set.of("id", "name", "value", "key", "businessKey", "source",
      "sourceExpression", "target", "variables", "local", "event", "delegateExpression", "expression");
  private static final Map<String, String> WHY = Map.of(
      "scriptTask", "skript kan ikke brukes", "script", "skript kan ikke brukes", "language", "skript kan ikke brukes",
      "resource", "skript kan ikke brukes", "class", "Java-klasser kan ikke brukes, bare navngitte tjenester",
      "type", "eksterne oppgaver, e-post og skall kan ikke brukes", "topic", "eksterne oppgaver kan ikke brukes",
      "connector", "koblinger til andre systemer kan ikke brukes", "field", "felter kan ikke settes inn i tjenester");
  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{");
  private static final Pattern ONE_NAME = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");

  private final AllowedExpressions expressions;
  private final Collection<String> beans;
  private final Supplier<Set<String>> questions;
  private final List<String> problems = new ArrayList<>();

  DiagramLanguage(AllowedExpressions expressions, Collection<String> beans, Supplier<Set<String>> questions) {
    this.expressions = expressions;
    this.beans = beans;
    this.questions = questions;
  }

  /** @return one Norwegian sentence for each thing that is not allowed, with the id of its element */
  List<String> problems(Element root) {
    check(root);
    return problems;
  }

  private void check(Element element) {
    String namespace = element.getNamespaceURI();
    if (namespace != null && PICTURES.contains(namespace)) {
      return;
    }
    boolean known = BPMN.equals(namespace) && ELEMENTS.contains(element.getLocalName())
        || CAMUNDA.equals(namespace) && EXTENSIONS.contains(element.getLocalName());
    if (!known) {
      refuse(element, element.getLocalName());
      return;
    }
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      check(element, (Attr) element.getAttributes().item(i));
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        check(inner);
      } else if (child.getNodeType() == Node.PROCESSING_INSTRUCTION_NODE) {
        refuse(element, child.getNodeName());
      }
    }
    if (DiagramProperties.ONLY_WHEN.equals(element.getAttribute("name")) && "property".equals(element.getLocalName())) {
      checkQuestion(element);
    }
    if (!hasElements(element)) {
      checkExpression(element, element.getTextContent());
    }
  }

  private void check(Element element, Attr attribute) {
    String namespace = attribute.getNamespaceURI();
    String name = attribute.getLocalName();
    if ("http://www.w3.org/2000/xmlns/".equals(namespace) || XSI.equals(namespace) || PICTURES.contains(String.valueOf(namespace))) {
      return;
    }
    boolean known = namespace == null
        ? BPMN.equals(element.getNamespaceURI()) ? !"language".equals(name) : SETTINGS_OF_EXTENSIONS.contains(name)
        : CAMUNDA.equals(namespace) && SETTINGS.contains(name);
    if (!known) {
      refuse(element, name);
      return;
    }
    if ("delegateExpression".equals(name)) {
      Matcher bean = ONE_NAME.matcher(attribute.getValue());
      if (!bean.matches() || !beans.contains(bean.group(1))) {
        say(element, "tjenesten «%s» finnes ikke".formatted(attribute.getValue()));
      }
    }
    checkExpression(element, attribute.getValue());
  }

  private void checkQuestion(Element property) {
    String question = property.getAttribute("value");
    if (!questions.get().contains(question)) {
      say(property, "spørsmålet «%s» finnes ikke".formatted(question));
    }
    boolean isAnswered = IntStream.range(0, property.getParentNode().getChildNodes().getLength())
        .mapToObj(property.getParentNode().getChildNodes()::item)
        .anyMatch(one -> one instanceof Element other && DiagramProperties.OTHERWISE.equals(other.getAttribute("name")));
    if (!isAnswered) {
      say(property, "«otherwise» mangler: det som sies når svaret på «%s» er nei".formatted(question));
    }
  }

  private void checkExpression(Element element, String text) {
    if (!EXPRESSION.matcher(text).find()) {
      return;
    }
    try {
      expressions.build(text.trim());
    } catch (ELException e) {
      say(element, "uttrykket «%s» kan ikke brukes".formatted(text.trim()));
    }
  }

  private void refuse(Element element, String what) {
    say(element, WHY.getOrDefault(what, "«%s» kan ikke brukes".formatted(what)));
  }

  private void say(Element element, String why) {
    Node named = element;
    while (named instanceof Element inner && inner.getAttribute("id").isEmpty()) {
      named = inner.getParentNode();
    }
    String id = named instanceof Element inner ? inner.getAttribute("id") : element.getLocalName();
    problems.add("Elementet «%s»: %s.".formatted(id, why));
  }

  private static boolean hasElements(Element element) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element) {
        return true;
      }
    }
    return false;
  }
}
