package no.stafettpinnen.topology;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** nginx, with {@code docker/proxy/stafettpinnen.conf.template} as its only site. */
class Proxy {

  private Proxy() {
  }

  static Optional<Path> program() {
    return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(folder -> Path.of(folder, "nginx")).filter(Files::isExecutable).findFirst();
  }

  /** @param environment what the container has in its environment */
  static Running start(Path folder, Path log, Map<String, String> environment) throws Exception {
    String site = Files.readString(ComposeFile.DOCKER.resolve("proxy/stafettpinnen.conf.template"));
    for (var setting : environment.entrySet()) {
      site = site.replace("${" + setting.getKey() + "}", setting.getValue());
    }
    // Loopback only: this is a machine that others use too.
    site = site.replaceAll("listen (\\d+)", "listen 127.0.0.1:$1");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("site.conf"), site);
    StringBuilder main = new StringBuilder("daemon off;\nuser " + System.getProperty("user.name") + ";\nworker_processes 1;\npid "
        + folder.resolve("pid") + ";\nevents {}\nhttp {\n");
    for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      main.append(kind).append("_temp_path ").append(folder.resolve(kind)).append(";\n");
    }
    main.append("include ").append(folder.resolve("site.conf")).append(";\n}\n");
    Path configuration = Files.writeString(folder.resolve("nginx.conf"), main);
    return Running.start(log, Map.of(), program().orElseThrow(() -> new IOException("no nginx")).toString(),
        "-p", folder.toString(), "-e", "/dev/stderr", "-c", configuration.toString());
  }
}
