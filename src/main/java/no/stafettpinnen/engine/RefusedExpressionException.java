package no.stafettpinnen.engine;

import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/** An expression asked for something that expressions may not reach. */
class RefusedExpressionException extends ELException {

  /** @param what the part of the expression that is not allowed */
  RefusedExpressionException(String what) {
    super("Not allowed in an expression: " + what);
  }
}
