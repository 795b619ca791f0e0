package no.stafettpinnen.topology;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A real PostgreSQL with the settings, the doors and the roles of {@code docker/postgres}, and TLS. */
class TlsPostgres implements AutoCloseable {

  static final List<String> ROLES = List.of("stafett_owner", "stafett_app", "stafett_report");
  /** In the container the superuser comes through a socket, which the binaries' own starter does not. */
  private static final String STARTER = "\nhostssl all postgres all scram-sha-256\n";

  private final EmbeddedPostgres server;
  private final Path secrets;

  private TlsPostgres(EmbeddedPostgres server, Path secrets) {
    this.server = server;
    this.secrets = secrets;
  }

  static TlsPostgres start(Path secrets, int port) throws Exception {
    Path from = ComposeFile.DOCKER.resolve("postgres");
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setPort(port)
        .setLocaleConfig("pwfile", secrets.resolve("postgres").toString())
        .setConnectConfig("password", Files.readString(secrets.resolve("postgres")));
    String files = layOut(from, secrets) + "/";
    for (String line : Files.readAllLines(from.resolve("postgresql.conf"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] setting = line.split(" = ", 2);
        builder.setServerConfig(setting[0], setting[1].replace("'", "").replace("/etc/stafettpinnen/", files)
            .replace("/run/stafettpinnen/", files).replace("*", "localhost"));
      }
    }
    TlsPostgres started = new TlsPostgres(builder.start(), secrets);
    try (Connection superuser = started.server.getPostgresDatabase().getConnection()) {
      ScriptUtils.executeSqlScript(superuser, new FileSystemResource(from.resolve("roles.sql")));
      for (String role : ROLES) {
        try (var statement = superuser.createStatement()) {
          statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(role, Files.readString(secrets.resolve(role))));
        }
      }
    }
    try (Connection superuser = started.server.getDatabase("postgres", "stafettpinnen").getConnection()) {
      ScriptUtils.executeSqlScript(superuser, new EncodedResource(new FileSystemResource(from.resolve("database.sql"))), false, false,
          "--", ScriptUtils.EOF_STATEMENT_SEPARATOR, "/*", "*/");
    }
    return started;
  }

  /** @param tls pgjdbc's {@code sslmode} */
  Connection connect(String role, String host, String tls) throws SQLException, IOException {
    return DriverManager.getConnection("jdbc:postgresql://%s:%d/stafettpinnen?sslmode=%s&sslrootcert=%s"
        .formatted(host, server.getPort(), tls, secrets.resolve("ca.crt")), role, Files.readString(secrets.resolve(role)));
  }

  Connection connect(String role) throws SQLException, IOException {
    return connect(role, "localhost", "verify-full");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static Path layOut(Path from, Path secrets) throws IOException {
    Path folder = Files.createDirectory(secrets.resolveSibling("postgres"));
    Files.copy(secrets.resolve("database.crt"), folder.resolve("server.crt"));
    Path key = Files.copy(secrets.resolve("database.key"), folder.resolve("server.key"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(folder.resolve("pg_hba.conf"), Files.readString(from.resolve("pg_hba.conf")) + STARTER);
    return folder;
  }
}
