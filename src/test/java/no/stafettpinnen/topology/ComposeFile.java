package no.stafettpinnen.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code docker/compose.yaml}, for processes instead of containers: what a service has in its environment, with the files that are
 * mounted into it found where they lie here.
 */
class ComposeFile {

  static final Path DOCKER = Path.of("docker").toAbsolutePath();

  private final Map<String, Object> file;
  private final Path secrets;
  private final Path config;

  /** @param config what is mounted instead of {@code docker/config} */
  ComposeFile(Path secrets, Path config) throws IOException {
    this.file = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(DOCKER.resolve("compose.yaml")));
    this.secrets = secrets;
    this.config = config;
  }

  /**
   * The environment of a service.
   *
   * @param dotEnv what {@code docker/.env} says, and what is otherwise named in the network of the containers
   * @param mounts a folder for the secrets under the names that the service sees
   */
  Map<String, String> environment(String service, Map<String, String> dotEnv, Path mounts) throws IOException {
    Map<String, String> places = mounted(service, mounts);
    Map<String, String> environment = new TreeMap<>();
    at(file, "services", service, "environment").forEach((name, value) -> {
      String here = value.toString();
      for (var known : dotEnv.entrySet()) {
        here = here.replace("${" + known.getKey() + "}", known.getValue());
      }
      for (var place : places.entrySet()) {
        here = here.replace(place.getKey(), place.getValue());
      }
      environment.put(name, here);
    });
    return environment;
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> mounted(String service, Path mounts) throws IOException {
    Map<String, Object> definition = at(file, "services", service);
    Map<String, String> places = new TreeMap<>();
    for (Object volume : (List<Object>) definition.getOrDefault("volumes", List.of())) {
      String[] parts = volume.toString().split(":");
      places.put(parts[1], here(parts[0]).toString());
    }
    Files.createDirectories(mounts);
    for (Object secret : (List<Object>) definition.getOrDefault("secrets", List.of())) {
      String source = secret instanceof Map<?, ?> detailed ? detailed.get("source").toString() : secret.toString();
      String target = secret instanceof Map<?, ?> detailed ? detailed.get("target").toString() : source;
      Files.copy(here(at(file, "secrets", source).get("file").toString()), mounts.resolve(target));
    }
    places.put("/run/secrets/", mounts + "/");
    return places;
  }

  private Path here(String path) {
    return path.startsWith("./secrets") ? secrets.resolve(path.replaceFirst("^\\./secrets/?", ""))
        : path.equals("./config") ? config : DOCKER.resolve(path);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> at(Map<String, Object> map, String... path) {
    Map<String, Object> place = map;
    for (String step : path) {
      place = (Map<String, Object>) place.get(step);
      if (place == null) {
        throw new UncheckedIOException(new IOException("compose.yaml has no " + String.join(".", path)));
      }
    }
    return place;
  }
}
