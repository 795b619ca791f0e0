package no.stafettpinnen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.stafettpinnen.support.RequestLedger;
import no.stafettpinnen.support.StafettTest;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** One bad diagram of each kind is refused, in words that name the element, and nothing of it stays. */
@StafettTest
class DiagramAllowListTest {

  private static final String DIAGRAM = """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn" id="d" targetNamespace="x">
        <bpmn:process id="tried" isExecutable="true" camunda:historyTimeToLive="P1D">
          <bpmn:startEvent id="begin"/>
          <bpmn:sequenceFlow id="one" sourceRef="begin" targetRef="bad"/>
          %s
          <bpmn:sequenceFlow id="two" sourceRef="bad" targetRef="done"/>
          <bpmn:endEvent id="done"/>
        </bpmn:process>
      </bpmn:definitions>""";
  private static final String TABLE = """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
          id="d" name="d" namespace="x" %s>
        <decision id="tried" name="tried" camunda:historyTimeToLive="P1D"><decisionTable id="table" hitPolicy="FIRST">
          <input id="in"><inputExpression id="bad" typeRef="string" %s><text>%s</text></inputExpression></input>
          <output id="out" name="out" typeRef="string"/>
          <rule id="rule"><inputEntry id="ie"><text>"x"</text></inputEntry><outputEntry id="oe"><text>"y"</text></outputEntry></rule>
        </decisionTable></decision>
      </definitions>""";

  @Autowired
  private RepositoryService repository;
  @Autowired
  private DecisionService decisions;
  @Autowired
  private EngineUser engineUser;

  static Stream<Arguments> badDiagrams() {
    return Stream.of(
        bad("script task", "<bpmn:scriptTask id='bad' scriptFormat='juel'><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>"),
        bad("script task, groovy", "<bpmn:scriptTask id='bad' scriptFormat='groovy'><bpmn:script>1</bpmn:script></bpmn:scriptTask>"),
        bad("script task from a file", "<bpmn:scriptTask id='bad' scriptFormat='js' camunda:resource='x.js'/>"),
        bad("Java class", "<bpmn:serviceTask id='bad' camunda:class='no.stafettpinnen.engine.Canary'/>"),
        bad("Java class, old namespace", "<bpmn:serviceTask id='bad' activiti:class='no.stafettpinnen.engine.Canary'/>"),
        bad("expression, old namespace", "<bpmn:serviceTask id='bad' activiti:expression='${1}'/>"),
        bad("external task", "<bpmn:serviceTask id='bad' camunda:type='external' camunda:topic='x'/>"),
        bad("shell", "<bpmn:serviceTask id='bad' camunda:type='shell'><bpmn:extensionElements><camunda:field name='command'>"
            + "<camunda:string>id</camunda:string></camunda:field></bpmn:extensionElements></bpmn:serviceTask>"),
        bad("mail", "<bpmn:sendTask id='bad' camunda:type='mail'/>"),
        bad("unknown bean", "<bpmn:serviceTask id='bad' camunda:delegateExpression='${jdbcTemplate}'/>"),
        bad("variable as delegate", "<bpmn:serviceTask id='bad' camunda:delegateExpression='${level}'/>"),
        bad("computed delegate", "<bpmn:serviceTask id='bad' camunda:delegateExpression='${baton.holder(execution)}'/>"),
        bad("class in an expression", service("${''.getClass().forName('java.lang.Runtime')}")),
        bad("foreign bean", service("${dataSource.getConnection()}")),
        bad("engine services", service("${execution.processEngineServices}")),
        bad("bracket", service("${execution['processEngineServices']}")),
        bad("result of a call", service("${baton.holder(execution).getClass()}")),
        bad("broken expression", service("${baton.holder(}")),
        bad("function of a library", service("${fn:system('id')}")),
        bad("listener by class", task("<camunda:taskListener event='create' class='no.stafettpinnen.engine.Canary'/>")),
        bad("listener by script", task("<camunda:taskListener event='create'><camunda:script scriptFormat='juel'>${1}</camunda:script></camunda:taskListener>")),
        bad("listener by expression", task("<camunda:taskListener event='create' expression='${task.execution.engineServices}'/>")),
        bad("execution listener by class", task("<camunda:executionListener event='start' class='no.stafettpinnen.engine.Canary'/>")),
        bad("execution listener by script", task("<camunda:executionListener event='start'><camunda:script scriptFormat='js'>1</camunda:script></camunda:executionListener>")),
        bad("execution listener by unknown bean", task("<camunda:executionListener event='start' delegateExpression='${other}'/>")),
        bad("field in a listener", task("<camunda:executionListener event='start' delegateExpression='${closeCase}'><camunda:field name='x' expression='${dataSource}'/></camunda:executionListener>")),
        bad("script in an input", task("<camunda:inputOutput><camunda:inputParameter name='x'><camunda:script scriptFormat='js'>1</camunda:script></camunda:inputParameter></camunda:inputOutput>")),
        bad("class in an input", task("<camunda:inputOutput><camunda:inputParameter name='x'>${''.class}</camunda:inputParameter></camunda:inputOutput>")),
        bad("class in a list of an input", task("<camunda:inputOutput><camunda:inputParameter name='x'><camunda:list><camunda:value>${''.class}</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>")),
        bad("class in an output", task("<camunda:inputOutput><camunda:outputParameter name='x'>a${''.class}</camunda:outputParameter></camunda:inputOutput>")),
        bad("connector", task("<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>")),
        bad("form field", task("<camunda:formData><camunda:formField id='x' type='string' defaultValue='${1}'/></camunda:formData>")),
        bad("foreign extension", task("<evil:code xmlns:evil='urn:x'>x</evil:code>")),
        bad("foreign extension in the old namespace", task("<activiti:taskListener event='create' class='x'/>")),
        bad("class in the assignee", "<bpmn:userTask id='bad' camunda:assignee='${\"\".class}'/>"),
        bad("class in the name", "<bpmn:userTask id='bad' name='${\"\".class}'/>"),
        bad("class in the documentation", "<bpmn:userTask id='bad'><bpmn:documentation>Les ${''.class}</bpmn:documentation></bpmn:userTask>"),
        bad("class in the due date", "<bpmn:userTask id='bad' camunda:dueDate='${\"\".class}'/>"),
        bad("form of another kind", "<bpmn:userTask id='bad' camunda:formKey='embedded:app:x.html'/>"),
        bad("collection", "<bpmn:userTask id='bad'><bpmn:multiInstanceLoopCharacteristics camunda:collection='${\"\".bytes}' camunda:elementVariable='measure'/></bpmn:userTask>"),
        bad("completion condition", "<bpmn:userTask id='bad'><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality><bpmn:completionCondition>${''.class}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>"),
        bad("timer", "<bpmn:intermediateCatchEvent id='bad'><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type='bpmn:tFormalExpression'>${''.class}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"),
        bad("retry", task("<camunda:failedJobRetryTimeCycle>${''.class}</camunda:failedJobRetryTimeCycle>")),
        bad("called element", "<bpmn:callActivity id='bad' calledElement='${\"\".class}'/>"),
        bad("mapping by class", "<bpmn:callActivity id='bad' calledElement='x' camunda:variableMappingClass='no.stafettpinnen.engine.Canary'/>"),
        bad("mapping by expression", "<bpmn:callActivity id='bad' calledElement='x'><bpmn:extensionElements><camunda:in sourceExpression='${\"\".class}' target='level'/></bpmn:extensionElements></bpmn:callActivity>"),
        bad("decision by expression", "<bpmn:businessRuleTask id='bad' camunda:decisionRef='${\"\".class}'/>"),
        bad("condition in a script", "<bpmn:exclusiveGateway id='bad'/><bpmn:sequenceFlow id='three' sourceRef='bad' targetRef='done'>"
            + "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' language='javascript'>1</bpmn:conditionExpression></bpmn:sequenceFlow>", "three"),
        bad("condition from a file", "<bpmn:exclusiveGateway id='bad'/><bpmn:sequenceFlow id='three' sourceRef='bad' targetRef='done'>"
            + "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression' camunda:resource='x.js'>1</bpmn:conditionExpression></bpmn:sequenceFlow>", "three"),
        bad("condition with a class", "<bpmn:exclusiveGateway id='bad'/><bpmn:sequenceFlow id='three' sourceRef='bad' targetRef='done'>"
            + "<bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>${''.class == null}</bpmn:conditionExpression></bpmn:sequenceFlow>", "three"),
        bad("unknown question about the case", task("<camunda:properties><camunda:property name='onlyWhen' value='${consents.covers}'/>"
            + "<camunda:property name='otherwise' value='Nei.'/></camunda:properties>")),
        bad("question without words for no", task("<camunda:properties><camunda:property name='onlyWhen' value='consentStands'/>"
            + "</camunda:properties>")),
        bad("ad hoc sub process", "<bpmn:adHocSubProcess id='bad'/>"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badDiagrams")
  void aBadDiagramIsRefused(String kind, String content, String element) {
    long before = repository.createDeploymentQuery().count();
    assertThatThrownBy(() -> deploy("tried.bpmn", DIAGRAM.formatted(content)))
        .isInstanceOf(DefinitionRefusedException.class).hasMessageStartingWith("tried.bpmn kan ikke tas i bruk.")
        .hasMessageContaining("Elementet «" + element + "»").hasMessageNotContaining("camunda.org");
    refused("deploy", kind);
    assertNothingLeft(before);
  }

  static Stream<Arguments> badTables() {
    return Stream.of(
        Arguments.of("javascript", TABLE.formatted("", "expressionLanguage=\"javascript\"", "x")),
        Arguments.of("juel", TABLE.formatted("", "expressionLanguage=\"juel\"", "${x}")),
        Arguments.of("groovy", TABLE.formatted("", "expressionLanguage=\"groovy\"", "x")),
        Arguments.of("java class name", TABLE.formatted("", "expressionLanguage=\"feel-scala; groovy\"", "x")),
        Arguments.of("for the whole file", TABLE.formatted("expressionLanguage=\"groovy\"", "", "x")),
        Arguments.of("setting of the old kind", TABLE.formatted("", "camunda:x=\"y\"", "x")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTables")
  void aTableInAnotherLanguageIsRefused(String kind, String table) {
    long before = repository.createDeploymentQuery().count();
    assertThatThrownBy(() -> deploy("tried.dmn", table)).isInstanceOf(DefinitionRefusedException.class)
        .hasMessageStartingWith("tried.dmn kan ikke tas i bruk.").hasMessageContaining("Elementet «");
    refused("deploy dmn", kind);
    assertNothingLeft(before);
  }

  @Test
  void aValueThatItsColumnDoesNotListIsRefused() {
    String table = TABLE.formatted("", "", "x").replace("typeRef=\"string\"/>",
        "label=\"Løftes til\" typeRef=\"string\"><outputValues id=\"ov\"><text>\"leader\", \"diagram\"</text></outputValues></output>");
    long before = repository.createDeploymentQuery().count();
    assertThatThrownBy(() -> deploy("tried.dmn", table)).isInstanceOf(DefinitionRefusedException.class).hasMessage("tried.dmn kan ikke tas i "
        + "bruk. Elementet «oe»: \"y\" er ikke blant verdiene i kolonnen «Løftes til»: \"leader\", \"diagram\".");
    assertNothingLeft(before);
    Deployment good = deploy("tried.dmn", table.replace("\"y\"", "\"leader\""));
    repository.deleteDeployment(good.getId(), true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tried.cmmn", "tried.groovy", "tried.js", "tried.bpmn20.xml", "tried.html", "tried", "tried.class"})
  void otherFilesAreRefused(String name) {
    long before = repository.createDeploymentQuery().count();
    assertThatThrownBy(() -> deploy(name, "x")).isInstanceOf(DefinitionRefusedException.class);
    refused("deploy", name);
    assertNothingLeft(before);
  }

  @Test
  void goodOnesAreDeployed() {
    String good = DIAGRAM.formatted("<bpmn:userTask id='bad' camunda:assignee='${baton.holder(execution)}'><bpmn:extensionElements>"
        + "<camunda:executionListener event='start' delegateExpression='${closeCase}'/><camunda:inputOutput>"
        + "<camunda:inputParameter name='level'>${level + 1}</camunda:inputParameter></camunda:inputOutput>"
        + "</bpmn:extensionElements></bpmn:userTask>");
    for (Deployment deployment : List.of(deploy("tried.bpmn", good), deploy("tried.dmn", TABLE.formatted("", "", "x")),
        deploy("tried2.dmn", TABLE.formatted("expressionLanguage=\"https://www.omg.org/spec/DMN/20191111/FEEL/\"",
            "expressionLanguage=\"feel\"", "x")))) {
      assertThat(repository.createDeploymentQuery().deploymentId(deployment.getId()).count()).isOne();
      repository.deleteDeployment(deployment.getId(), true);
    }
  }

  @Test
  void everyDiagramOfOursIsInTheLanguage() throws IOException {
    for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath:processes/*.*")) {
      assertThat(repository.createDeploymentQuery().deploymentName("stafettpinnen").list().stream()
          .flatMap(deployment -> repository.getDeploymentResourceNames(deployment.getId()).stream()))
          .contains("processes/" + resource.getFilename());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kari", "stein", "drift"})
  void nobodyWhoIsLoggedInDeploys(String who) {
    String good = DIAGRAM.formatted("<bpmn:userTask id='bad'/>");
    List<String> groups = who.equals("drift") ? List.of(Groups.OPERATORS) : List.of();
    Deployment ours = repository.createDeploymentQuery().deploymentName("stafettpinnen").list().get(0);
    String definition = repository.createProcessDefinitionQuery().processDefinitionKey("concernToAction").latestVersion()
        .singleResult().getId();
    long before = repository.createDeploymentQuery().count();
    for (Runnable call : List.<Runnable>of(() -> deploy("tried.bpmn", good),
        () -> repository.createDeployment().name("again").addDeploymentResources(ours.getId()).deploy(),
        () -> repository.deleteDeployment(ours.getId(), true),
        () -> repository.deleteProcessDefinition(definition),
        () -> repository.deleteProcessDefinitions().byIds(definition).delete(),
        () -> repository.deleteProcessDefinitions().byKey("concernToAction").delete())) {
      assertThatThrownBy(() -> engineUser.as(who, groups, List.of(), () -> {
        call.run();
        return null;
      })).isInstanceOf(AuthorizationException.class);
      RequestLedger.record("deployment", "java:" + who, "RepositoryService", "deploy, redeploy, delete", "", "refused", "refused");
    }
    assertNothingLeft(before);
  }

  @Test
  void theDoorForDeploymentsHoldsAlone() {
    ProcessEngine engine = BareEngine.with(new CommandDoor(new DeploysFromApplicationOnly()));
    try {
      RepositoryService bare = engine.getRepositoryService();
      String good = DIAGRAM.formatted("<bpmn:userTask id='bad'/>");
      String first = bare.createDeployment().addString("tried.bpmn", good).deploy().getId();
      String definition = bare.createProcessDefinitionQuery().singleResult().getId();
      engine.getIdentityService().setAuthenticatedUserId("drift");
      for (Runnable call : List.<Runnable>of(() -> bare.createDeployment().addString("tried.bpmn", good + " ").deploy(),
          () -> bare.createDeployment().name("again").addDeploymentResources(first).deploy(),
          () -> bare.deleteDeployment(first, true), () -> bare.deleteProcessDefinition(definition),
          () -> bare.deleteProcessDefinitions().byIds(definition).delete(),
          () -> bare.deleteProcessDefinitions().byKey("tried").delete())) {
        assertThatThrownBy(call::run).isInstanceOf(AuthorizationException.class).hasMessageContaining("with the application only");
      }
      engine.getIdentityService().clearAuthentication();
      assertThat(bare.createProcessDefinitionQuery().count()).isOne();
    } finally {
      engine.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tried.bpmn", "tried.dmn"})
  void anExternalEntityIsNeitherReadNorCalled(String name, @TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("canary.txt"), "canary-in-a-file");
    AtomicInteger calls = new AtomicInteger();
    HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listener.createContext("/", exchange -> {
      calls.incrementAndGet();
      exchange.sendResponseHeaders(404, -1);
    });
    listener.start();
    ProcessEngine shipped = BareEngine.with();
    try {
      String url = "http://127.0.0.1:" + listener.getAddress().getPort() + "/x.dtd";
      String plain = name.endsWith("bpmn") ? DIAGRAM.formatted("<bpmn:userTask id='bad' name='&e;'/>") : TABLE.formatted("", "", "&e;");
      for (String doctype : List.of("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>",
          "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + url + "\">]>", "<!DOCTYPE x SYSTEM \"" + url + "\" [<!ENTITY e 'y'>]>",
          "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + url + "\"> %p; <!ENTITY e 'y'>]>", "<!DOCTYPE x [<!ENTITY e 'inner'>]>")) {
        String attack = "<?xml version=\"1.0\"?>" + doctype + plain;
        long before = repository.createDeploymentQuery().count();
        assertThatThrownBy(() -> deploy(name, attack)).isInstanceOf(DefinitionRefusedException.class)
            .hasMessageContaining("DOCTYPE").hasMessageNotContaining("canary-in-a-file");
        assertNothingLeft(before);
        // The engine behind the door, alone.
        assertThatThrownBy(() -> shipped.getRepositoryService().createDeployment().addString(name, attack).deploy())
            .isInstanceOf(RuntimeException.class).hasMessageNotContaining("canary-in-a-file");
        refused("deploy", name + " " + doctype);
      }
      assertThat(calls).hasValue(0);
    } finally {
      shipped.close();
      listener.stop(0);
    }
  }

  @Test
  void theEngineItselfRunsNoScriptWhateverItIsGiven() {
    ProcessEngine engine = BareEngine.with(new NoScripts());
    try {
      for (String language : List.of("juel", "feel", "javascript", "groovy", "python", "ruby", "ecmascript")) {
        engine.getRepositoryService().createDeployment().addString("script.bpmn", DIAGRAM.formatted(
            "<bpmn:scriptTask id='bad' scriptFormat='" + language + "'><bpmn:script>${1 + 1}</bpmn:script></bpmn:scriptTask>")).deploy();
        assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("tried")).as(language)
            .hasStackTraceContaining("Scripts are off");
        refused("script task at run time", language);
      }
    } finally {
      engine.close();
    }
    ProcessEngine open = BareEngine.with();
    try {
      open.getRepositoryService().createDeployment().addString("script.bpmn", DIAGRAM.formatted(
          "<bpmn:scriptTask id='bad' scriptFormat='juel'><bpmn:script>${1 + 1}</bpmn:script></bpmn:scriptTask>")).deploy();
      assertThatCode(() -> open.getRuntimeService().startProcessInstanceByKey("tried")).as("as shipped").doesNotThrowAnyException();
    } finally {
      open.close();
    }
  }

  @Test
  void feelCallsNoJava() {
    assertThat(decideBy("\"x\"")).hasSize(1);
    assertThatThrownBy(() -> decideBy("{f: function(a) external {java: {class: \"java.lang.String\", "
        + "method signature: \"valueOf(int)\"}}, r: if f(1) = \"1\" then \"x\" else \"z\"}.r"))
        .hasStackTraceContaining("External functions are disabled");
    refused("external function in FEEL", "java.lang.String");
  }

  private List<?> decideBy(String input) {
    Deployment deployment = deploy("tried.dmn", TABLE.formatted("", "", input));
    try {
      return decisions.evaluateDecisionTableByKey("tried").variables(Map.of()).evaluate().getResultList();
    } finally {
      repository.deleteDeployment(deployment.getId(), true);
    }
  }

  private Deployment deploy(String name, String content) {
    return repository.createDeployment().name("tried").addInputStream(name,
        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))).deploy();
  }

  private void assertNothingLeft(long deployments) {
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    assertThat(repository.createDeploymentQuery().deploymentName("tried").count()).isZero();
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("tried").count()).isZero();
    assertThat(repository.createDecisionDefinitionQuery().decisionDefinitionKey("tried").count()).isZero();
  }

  private static void refused(String how, String what) {
    RequestLedger.record("definitions", "java", "RepositoryService", how, what, "refused", "refused");
  }

  private static Arguments bad(String kind, String content) {
    return bad(kind, content, "bad");
  }

  private static Arguments bad(String kind, String content, String element) {
    return Arguments.of(kind, content, element);
  }

  private static String service(String expression) {
    return "<bpmn:serviceTask id='bad' camunda:expression=\"" + expression + "\"/>";
  }

  private static String task(String extension) {
    return "<bpmn:userTask id='bad'><bpmn:extensionElements>" + extension + "</bpmn:extensionElements></bpmn:userTask>";
  }
}
