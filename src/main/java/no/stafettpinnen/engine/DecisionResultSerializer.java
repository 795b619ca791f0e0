package no.stafettpinnen.engine;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Lets a business rule task hand on its result: the engine holds it in a transient variable until the step is done. Nothing else
 * passes, and nothing is ever turned into bytes or back.
 */
class DecisionResultSerializer extends JavaObjectSerializer {

  @Override
  protected boolean canWriteValue(TypedValue value) {
    boolean open = !(value instanceof SerializableValue serializable) || serializable.isDeserialized();
    return value.isTransient() && open && value.getValue() instanceof DmnDecisionResult;
  }

  @Override
  protected byte[] serializeToByteArray(Object result) {
    return new byte[0];
  }

  @Override
  protected Object deserializeFromByteArray(byte[] bytes, String type) {
    throw new IllegalStateException("Objects are not read from the database");
  }
}
