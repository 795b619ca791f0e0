package no.stafettpinnen.production;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.stafettpinnen.access.ClaimsException;
import no.stafettpinnen.access.ClaimsMapping;
import org.springframework.core.env.Environment;
import org.springframework.core.io.FileSystemResource;

/** What the settings must be before real children are written into the system: each line a condition and its sentence. */
final class SettingsCheck {

  private static final String OIDC = "spring.security.oauth2.client.";
  private static final String ISSUER = OIDC + "provider.stafettpinnen.issuer-uri";
  private static final Pattern LOOPBACK = Pattern.compile("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?(/.*)?");
  private static final String ENGINE = "camunda.bpm.generic-properties.properties.";

  private final Environment settings;
  private final List<String> reasons = new ArrayList<>();

  private static final Pattern VERIFIED = Pattern.compile("[?&]sslmode=verify-(full|ca)(&|$)");
  private static final Pattern ON_THIS_MACHINE = Pattern.compile("^jdbc:postgresql://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?/");

  private SettingsCheck(Environment settings) {
    this.settings = settings;
  }

  static List<String> reasons(Environment settings) {
    SettingsCheck check = new SettingsCheck(settings);
    check.all();
    return check.reasons;
  }

  /** What the profile {@code migrate} needs. */
  static List<String> reasonsNotToMigrate(Environment settings) {
    SettingsCheck check = new SettingsCheck(settings);
    check.forMigration();
    return check.reasons;
  }

  private void forMigration() {
    refuse(!get("spring.datasource.url").startsWith("jdbc:postgresql:"),
        "Databasen må være PostgreSQL, ikke H2: sett spring.datasource.url.");
    refuse(!isReadableFile("stafettpinnen.read-log-key-file"),
        "Nøkkelen til innsynsloggen mangler: sett stafettpinnen.read-log-key-file til en fil som finnes.");
  }

  private void all() {
    refuse(!isReadableFile("stafettpinnen.key-file"),
        "Nøkkelen til sakene mangler: sett stafettpinnen.key-file til en fil som finnes.");
    forMigration();
    refuse(is("stafettpinnen.create-missing-key", "true"),
        "Nøkler skal ikke lages av seg selv: fjern stafettpinnen.create-missing-key.");
    refuse(isSet("spring.mail.host") && !isSet("stafettpinnen.mail-from"),
        "E-posten har ingen avsender: sett stafettpinnen.mail-from.");
    refuse(isOn("stafettpinnen.demo"), "Oppdiktede personer er slått på: fjern stafettpinnen.demo.");
    refuse(isSet("camunda.bpm.admin-user.id"), "En innebygd administrator er satt opp: fjern camunda.bpm.admin-user.");
    refuse(get("spring.datasource.url").startsWith("jdbc:postgresql:") && !isVerified(get("spring.datasource.url")),
        "Forbindelsen til databasen må være kryptert og kontrollert: legg til sslmode=verify-full i spring.datasource.url.");
    refuse(!is("camunda.bpm.database.schema-update", "false"),
        "Tabellene skal ikke endres av programmet selv: sett camunda.bpm.database.schema-update til false.");
    refuse(is("spring.flyway.enabled", "true"),
        "Tabellene skal ikke endres av programmet selv: sett spring.flyway.enabled til false.");
    refuse(Stream.of("registration.stafettpinnen.client-id", "registration.stafettpinnen.client-secret",
            "provider.stafettpinnen.issuer-uri").anyMatch(name -> !isSet(OIDC + name)),
        "Innlogging med OIDC er ikke satt opp: sett client-id, client-secret og issuer-uri for stafettpinnen.");
    refuse(isSet(ISSUER) && !get(ISSUER).startsWith("https://") && !LOOPBACK.matcher(get(ISSUER)).matches(),
        "Innloggingen må gå over https: sett issuer-uri for stafettpinnen til en adresse med https.");
    refuse(!isHttps("stafettpinnen.public-url"),
        "Adressen må være https: sett stafettpinnen.public-url til adressen som folk bruker.");
    refuse(!hasTls() && !hasProxy(),
        "Ukryptert HTTP uten proxy: sett opp server.ssl, eller stafettpinnen.public-url med https og server.forward-headers-strategy=native.");
    refuse(!is("server.servlet.session.cookie.secure", "true") || !is("camunda.bpm.webapp.csrf.enable-secure-cookie", "true"),
        "Informasjonskapslene må være sikre: sett server.servlet.session.cookie.secure og camunda.bpm.webapp.csrf.enable-secure-cookie til true.");
    refuse(!is("camunda.bpm.authorization.enabled", "true"),
        "Tilgangskontrollen er slått av: sett camunda.bpm.authorization.enabled til true.");
    refuse(Stream.of("tenant-check-enabled", "tenantCheckEnabled").anyMatch(name -> isSet(ENGINE + name) && !is(ENGINE + name, "true")),
        "Skillet mellom kommunene er slått av: fjern tenant-check-enabled.");
    refuse(!isReadableFile("stafettpinnen.services-file"),
        "Lista over tjenester mangler: sett stafettpinnen.services-file til en fil som finnes.");
    claims();
  }

  private void claims() {
    if (!isReadableFile("stafettpinnen.claims-file")) {
      reasons.add("Oversikten over hvem som får hva, mangler: sett stafettpinnen.claims-file til en fil som finnes.");
      reasons.add("Ingen er driftsansvarlig: pek ut en gruppe med operator: true i fila stafettpinnen.claims-file.");
      return;
    }
    try {
      refuse(!ClaimsMapping.read(new FileSystemResource(get("stafettpinnen.claims-file"))).namesOperators(),
          "Ingen er driftsansvarlig: pek ut en gruppe med operator: true i fila stafettpinnen.claims-file.");
    } catch (ClaimsException unreadable) {
      reasons.add("Fila stafettpinnen.claims-file kan ikke leses: se README for hvordan den skrives.");
    }
  }

  private void refuse(boolean isWrong, String sentence) {
    if (isWrong) {
      reasons.add(sentence);
    }
  }

  private static boolean isVerified(String database) {
    return VERIFIED.matcher(database).find() || ON_THIS_MACHINE.matcher(database).find();
  }

  private boolean hasTls() {
    return Stream.of("bundle", "certificate", "key-store").anyMatch(name -> isSet("server.ssl." + name))
        && !is("server.ssl.enabled", "false");
  }

  private boolean hasProxy() {
    return isHttps("stafettpinnen.public-url") && is("server.forward-headers-strategy", "native");
  }

  private boolean isHttps(String name) {
    try {
      URI address = URI.create(get(name));
      return "https".equals(address.getScheme()) && address.getHost() != null && address.getPath().isEmpty();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private boolean isReadableFile(String name) {
    return isSet(name) && Files.isReadable(Path.of(get(name))) && !Files.isDirectory(Path.of(get(name)));
  }

  private boolean isOn(String name) {
    return isSet(name) && !is(name, "false");
  }

  private boolean is(String name, String value) {
    return value.equalsIgnoreCase(get(name));
  }

  private boolean isSet(String name) {
    return !get(name).isBlank();
  }

  private String get(String name) {
    return settings.getProperty(name, "");
  }
}
