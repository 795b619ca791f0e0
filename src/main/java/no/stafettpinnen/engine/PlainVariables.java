package no.stafettpinnen.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;

/**
 * Variables are of the types that {@link FlowVariable} knows, and yes or no. The engine can't write or read any other type:
 * objects, serialised or not, bytes and files are refused, whoever sets them.
 */
class PlainVariables extends AbstractProcessEnginePlugin {

  static final Set<String> TYPES = Set.of("null", "string", "integer", "boolean", "date");

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    VariableSerializers serializers = engine.getVariableSerializers();
    for (TypedValueSerializer<?> serializer : Set.copyOf(serializers.getSerializers())) {
      if (!TYPES.contains(serializer.getName())) {
        serializers.removeSerializer(serializer);
      }
    }
    serializers.addSerializer(new DecisionResultSerializer());
    engine.setFallbackSerializerFactory(null);
  }
}
