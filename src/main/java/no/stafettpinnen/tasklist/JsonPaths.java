package no.stafettpinnen.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes nested JSON by the path of a form field. */
final class JsonPaths {

  private JsonPaths() {
  }

  static JsonNode get(JsonNode from, List<String> path) {
    JsonNode node = from;
    for (String step : path) {
      node = node == null ? MissingNode.getInstance() : node.path(step);
    }
    return node;
  }

  static void set(ObjectNode into, List<String> path, JsonNode value) {
    ObjectNode node = into;
    for (String step : path.subList(0, path.size() - 1)) {
      node = node.get(step) instanceof ObjectNode inner ? inner : node.putObject(step);
    }
    node.set(path.get(path.size() - 1), value);
  }

  /** Lays {@code from} over {@code into}; objects are merged, everything else is replaced. */
  static void merge(ObjectNode into, JsonNode from) {
    from.fields().forEachRemaining(field -> {
      if (field.getValue() instanceof ObjectNode inner && into.get(field.getKey()) instanceof ObjectNode existing) {
        merge(existing, inner);
      } else {
        into.set(field.getKey(), field.getValue());
      }
    });
  }

  /** Paths of all values, rows written as {@code measures[0].goal}. */
  static List<String> leaves(JsonNode node) {
    List<String> paths = new ArrayList<>();
    leaves(node, "", paths);
    return paths;
  }

  static String join(String prefix, List<String> path) {
    String end = String.join(".", path);
    return prefix.isEmpty() ? end : end.isEmpty() ? prefix : prefix + "." + end;
  }

  static String withoutIndexes(String path) {
    return path.replaceAll("\\[\\d+]", "");
  }

  /** A key that looks like a path is none: no field has that name. */
  private static String quoted(String key) {
    return key.indexOf('.') >= 0 || key.indexOf('[') >= 0 ? "«" + key + "»" : key;
  }

  private static void leaves(JsonNode node, String path, List<String> paths) {
    if (node.isObject()) {
      node.fields().forEachRemaining(field -> leaves(field.getValue(), join(path, List.of(quoted(field.getKey()))), paths));
    } else if (node.isArray() && !node.isEmpty() && node.get(0).isContainerNode()) {
      for (int row = 0; row < node.size(); row++) {
        leaves(node.get(row), path + "[" + row + "]", paths);
      }
    } else {
      paths.add(path);
    }
  }
}
