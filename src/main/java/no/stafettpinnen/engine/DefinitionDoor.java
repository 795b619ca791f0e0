package no.stafettpinnen.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads every file of a deployment before the engine does, and lets nothing through that is not in the lists of
 * {@link DiagramLanguage} and {@link DecisionLanguage}. It also meets a definition that is loaded again from the database.
 */
class DefinitionDoor extends AbstractProcessEnginePlugin implements Deployer {

  private final AllowedExpressions expressions;
  private final Collection<String> beans;
  private final Supplier<Set<String>> questions;

  /**
   * @param beans     names of the beans that diagrams may call
   * @param questions names of the questions about a case that they may ask, known when the first diagram comes
   */
  DefinitionDoor(Collection<String> beans, Supplier<Set<String>> questions) {
    this.beans = beans;
    this.questions = questions;
    this.expressions = new AllowedExpressions(beans);
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    List<Deployer> deployers = engine.getCustomPreDeployers() == null ? new ArrayList<>() : engine.getCustomPreDeployers();
    deployers.add(0, this);
    engine.setCustomPreDeployers(deployers);
  }

  /** @throws DefinitionRefusedException naming the file and each element that is not allowed */
  @Override
  public void deploy(DeploymentEntity deployment) {
    for (ResourceEntity resource : deployment.getResources().values()) {
      List<String> problems = problems(resource.getName().toLowerCase(Locale.ROOT), resource.getBytes());
      if (!problems.isEmpty()) {
        throw new DefinitionRefusedException(resource.getName(), problems);
      }
    }
  }

  private List<String> problems(String name, byte[] content) {
    if (name.endsWith(".form")) {
      return List.of();
    }
    if (!name.endsWith(".bpmn") && !name.endsWith(".dmn")) {
      return List.of("Bare filer som slutter på .bpmn, .dmn og .form kan tas i bruk.");
    }
    Element root;
    try {
      root = reader().parse(new ByteArrayInputStream(content)).getDocumentElement();
    } catch (SAXException | IOException e) {
      return List.of("Filen er ikke en gyldig modell, eller den viser til andre filer (DOCTYPE).");
    }
    return name.endsWith(".bpmn") ? new DiagramLanguage(expressions, beans, questions).problems(root) : new DecisionLanguage().problems(root);
  }

  private static DocumentBuilder reader() {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder reader = factory.newDocumentBuilder();
      reader.setErrorHandler(new DefaultHandler());
      return reader;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
