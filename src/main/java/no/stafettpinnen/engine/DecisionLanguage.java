package no.stafettpinnen.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a decision table may hold: decision tables and literal expressions in FEEL, and nothing that calls out of them; in a column that
 * lists its values ({@code outputValues}), one of these.
 */
class DecisionLanguage {

  private static final Pattern DMN = Pattern.compile("https?://www\\.omg\\.org/spec/DMN/\\d{8}/(MODEL|dmn\\.xsd)/?");
  private static final Pattern PICTURE = Pattern.compile(
      "https?://www\\.omg\\.org/spec/DMN/\\d{8}/(DMNDI|DI|DC)/?|http://www\\.omg\\.org/spec/D[DMN]+/\\d{8}/(DMNDI|DI|DC)/?"
      + "|http://camunda\\.org/schema/modeler/1\\.0|http://bpmn\\.io/schema/dmn/biodi/\\d\\.0");
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
  private static final Pattern FEEL = Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/(FEEL/\\d{8}/?|DMN/\\d{8}/FEEL/?)");
  private static final Set<String> ELEMENTS = Set.of("definitions", "description", "extensionElements", "decision", "variable",
      "decisionTable", "literalExpression", "input", "inputExpression", "inputValues", "output", "outputValues",
      "defaultOutputEntry", "rule", "inputEntry", "outputEntry", "annotation", "annotationEntry", "text", "inputData",
      "knowledgeSource", "informationRequirement", "requiredDecision", "requiredInput", "authorityRequirement",
      "requiredAuthority", "textAnnotation", "association", "sourceRef", "targetRef", "question", "allowedAnswers");
  private static final Set<String> SETTINGS = Set.of("historyTimeToLive", "versionTag", "inputVariable");

  private final List<String> problems = new ArrayList<>();

  /** @return one Norwegian sentence for each thing that is not allowed, with the id of its element */
  List<String> problems(Element root) {
    check(root);
    return problems;
  }

  private void check(Element element) {
    String namespace = String.valueOf(element.getNamespaceURI());
    if (PICTURE.matcher(namespace).matches()) {
      return;
    }
    if (!DMN.matcher(namespace).matches() || !ELEMENTS.contains(element.getLocalName())) {
      say(element, "«%s» kan ikke brukes".formatted(element.getLocalName()));
      return;
    }
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      check(element, (Attr) element.getAttributes().item(i));
    }
    if ("decisionTable".equals(element.getLocalName())) {
      checkValues(children(element, "output"), children(element, "rule"));
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        check(inner);
      }
    }
  }

  private void checkValues(List<Element> columns, List<Element> rows) {
    for (int i = 0; i < columns.size(); i++) {
      for (Element values : children(columns.get(i), "outputValues")) {
        String known = text(values);
        for (Element row : rows) {
          List<Element> cells = children(row, "outputEntry");
          if (i < cells.size()) {
            checkValue(cells.get(i), columns.get(i).getAttribute("label"), known);
          }
        }
      }
    }
  }

  private void checkValue(Element cell, String column, String known) {
    if (!List.of(known.split("\\s*,\\s*")).contains(text(cell))) {
      say(cell, "%s er ikke blant verdiene i kolonnen «%s»: %s".formatted(text(cell), column, known));
    }
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner && name.equals(inner.getLocalName())) {
        found.add(inner);
      }
    }
    return found;
  }

  /** Without the expression's id or description. */
  private static String text(Element expression) {
    return children(expression, "text").stream().map(Element::getTextContent).map(String::strip).findFirst().orElse("");
  }

  private void check(Element element, Attr attribute) {
    if (CAMUNDA.equals(attribute.getNamespaceURI()) && !SETTINGS.contains(attribute.getLocalName())) {
      say(element, "«%s» kan ikke brukes".formatted(attribute.getLocalName()));
    }
    if ("expressionLanguage".equals(attribute.getLocalName()) && !FEEL.matcher(attribute.getValue()).matches()) {
      say(element, "språket «%s» kan ikke brukes, bare FEEL".formatted(attribute.getValue()));
    }
  }

  private void say(Element element, String why) {
    Node named = element;
    while (named instanceof Element inner && inner.getAttribute("id").isEmpty()) {
      named = inner.getParentNode();
    }
    String id = named instanceof Element inner ? inner.getAttribute("id") : element.getLocalName();
    problems.add("Elementet «%s»: %s.".formatted(id, why));
  }
}
