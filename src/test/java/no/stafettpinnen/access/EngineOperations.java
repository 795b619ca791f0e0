package no.stafettpinnen.access;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Every operation that the engine's web apps and the REST API behind them have, by reflection over what they mount. */
final class EngineOperations {

  /** @param path with {@code {name}} in each variable place */
  record Operation(String method, String path) implements Comparable<Operation> {

    @Override
    public int compareTo(Operation other) {
      return (path + method).compareTo(other.path + other.method);
    }

    /** The same for two spellings of one operation. */
    String key() {
      return method + " " + path.replaceAll("\\{[^/]*}", "{}").replaceAll("/$", "");
    }
  }

  private static final int DEEPEST = 8;

  private EngineOperations() {
  }

  static Set<Operation> all() {
    Map<String, Application> mounted = Map.of("/camunda/api/engine", new EngineRestApplication(),
        "/camunda/api/cockpit", new CockpitApplication(), "/camunda/api/admin", new AdminApplication(),
        "/camunda/api/tasklist", new TasklistApplication(), "/camunda/api/welcome", new WelcomeApplication());
    Set<Operation> found = new TreeSet<>();
    mounted.forEach((place, application) -> Stream.concat(application.getClasses().stream(),
        application.getSingletons().stream().map(Object::getClass))
        .filter(type -> AnnotatedElementUtils.hasAnnotation(type, Path.class))
        .forEach(type -> walk(type, joined(place, AnnotatedElementUtils.findMergedAnnotation(type, Path.class).value()), found, 0)));
    return found;
  }

  private static void walk(Class<?> resource, String place, Set<Operation> found, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalStateException("Resources without end below " + place);
    }
    for (Method method : resource.getMethods()) {
      List<Annotation> annotations = annotations(method);
      String path = annotations.stream().filter(Path.class::isInstance).map(Path.class::cast).map(Path::value).findFirst().orElse("");
      List<String> verbs = annotations.stream().map(Annotation::annotationType)
          .filter(type -> type.isAnnotationPresent(HttpMethod.class))
          .map(type -> type.getAnnotation(HttpMethod.class).value()).distinct().toList();
      String whole = joined(place, path);
      verbs.forEach(verb -> found.add(new Operation(verb, whole)));
      if (verbs.isEmpty() && !path.isEmpty()) {
        walk(method.getReturnType(), whole, found, depth + 1);
      }
    }
  }

  /** Those of the method and of what it overrides. */
  private static List<Annotation> annotations(Method method) {
    List<Annotation> all = new ArrayList<>(List.of(method.getAnnotations()));
    for (Class<?> type : supertypes(method.getDeclaringClass())) {
      try {
        all.addAll(Arrays.asList(type.getMethod(method.getName(), method.getParameterTypes()).getAnnotations()));
      } catch (NoSuchMethodException notThere) {
        continue;
      }
    }
    return all;
  }

  private static Set<Class<?>> supertypes(Class<?> type) {
    return org.springframework.util.ClassUtils.getAllInterfacesForClassAsSet(type);
  }

  private static String joined(String place, String path) {
    String below = path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}").replaceAll("^/+|/+$", "");
    return below.isEmpty() ? place : place + "/" + below;
  }
}
