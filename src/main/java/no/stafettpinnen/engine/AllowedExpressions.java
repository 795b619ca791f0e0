package no.stafettpinnen.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Parser;
import org.camunda.bpm.impl.juel.Tree;

/**
 * The language that expressions are written in, in diagrams and anywhere else in the engine: literals, operators, names from a
 * list, {@code bean.method(…)} on a {@link ProcessBean}, and a few properties of {@code execution} and {@code task}. It is an
 * allow-list on the syntax tree, so no spelling of a class, a bracket or a chained call gets through (CVE-2026-109432).
 */
class AllowedExpressions extends Builder {

  static final Set<String> SCOPES = Set.of("execution", "task");
  /** Ids and codes that an execution or a task holds, and nothing that leads on to a service of the engine. */
  static final Set<String> READABLE = Set.of("id", "businessKey", "processBusinessKey", "processInstanceId",
      "currentActivityId", "tenantId", "taskDefinitionKey", "assignee");
  private static final Set<String> COUNTERS =
      Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");
  private static final Set<Class<? extends AstNode>> HARMLESS = Set.of(AstEval.class, AstComposite.class, AstText.class,
      AstNested.class, AstBinary.class, AstUnary.class, AstChoice.class, AstString.class, AstNumber.class, AstBoolean.class,
      AstNull.class, AstParameters.class);

  private final transient Collection<String> beans;
  private final transient Set<String> names = new HashSet<>(COUNTERS);

  /** @param beans names of the beans whose methods may be called */
  AllowedExpressions(Collection<String> beans) {
    super(Feature.METHOD_INVOCATIONS);
    this.beans = beans;
    names.addAll(beans);
    names.addAll(SCOPES);
    for (FlowVariable variable : FlowVariable.values()) {
      names.add(variable.key());
    }
  }

  /** @throws RefusedExpressionException when the text is not in the language */
  @Override
  public Tree build(String expression) {
    Tree tree = super.build(expression);
    check(tree.getRoot());
    return tree;
  }

  @Override
  protected Parser createParser(String expression) {
    return new Parser(this, expression) {
      @Override
      protected AstDot createAstDot(AstNode base, String name, boolean lvalue) {
        return new NamedDot(base, name, lvalue);
      }
    };
  }

  private void check(Node node) {
    if (node instanceof AstMethod) {
      requireBeanCall(node.getChild(0));
      checkAll(node.getChild(1));
    } else if (node instanceof NamedDot dot) {
      require(isOneOf(SCOPES, dot.getChild(0)) && READABLE.contains(dot.name()), "." + dot.name());
    } else if (node instanceof AstIdentifier identifier) {
      require(names.contains(identifier.getName()), identifier.getName());
    } else {
      require(HARMLESS.contains(node.getClass()), node.toString());
      checkAll(node);
    }
  }

  private void checkAll(Node node) {
    for (int i = 0; i < node.getCardinality(); i++) {
      check(node.getChild(i));
    }
  }

  private void requireBeanCall(Node called) {
    require(called instanceof NamedDot dot && isOneOf(beans, dot.getChild(0)), called.toString());
  }

  private static boolean isOneOf(Collection<String> allowed, Node node) {
    return node instanceof AstIdentifier identifier && allowed.contains(identifier.getName());
  }

  private static void require(boolean allowed, String what) {
    if (!allowed) {
      throw new RefusedExpressionException(what);
    }
  }

  private static final class NamedDot extends AstDot {

    private NamedDot(AstNode base, String name, boolean lvalue) {
      super(base, name, lvalue);
    }

    private String name() {
      return property;
    }
  }
}
