package no.stafettpinnen.topology;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import no.stafettpinnen.support.Caseworker;

/** A browser that trusts the authority of our certificates and nobody else. */
class Visitor {

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http;

  Visitor(Path authority) throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null);
    try (var certificate = Files.newInputStream(authority)) {
      trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    this.http = HttpClient.newBuilder().sslContext(tls).cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build();
  }

  HttpResponse<String> get(String address, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html");
    return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
  }

  /**
   * Goes to a page, is sent to the log-in of the municipality, says there who it is, and is sent back.
   *
   * @param groups as JSON strings, what the log-in knows of this person's work
   */
  Caseworker logIn(String base, String person, String groups) throws Exception {
    HttpResponse<String> page = followed(get(base + "/logg-inn"));
    if (page.uri().toString().startsWith(base)) {
      throw new IllegalStateException("Not sent to the log-in: " + page.uri() + " " + page.statusCode());
    }
    String claims = "{\"groups\": [%s], \"given_name\": \"Kari\", \"family_name\": \"Testdatter\"}".formatted(groups);
    HttpRequest form = HttpRequest.newBuilder(page.uri()).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("username=" + person + "&claims=" + URLEncoder.encode(claims, StandardCharsets.UTF_8))).build();
    HttpResponse<String> back = followed(http.send(form, BodyHandlers.ofString()));
    if (back.statusCode() != 200 || !back.uri().toString().startsWith(base)) {
      throw new IllegalStateException("Not logged in: " + back.uri() + " " + back.statusCode());
    }
    return new Caseworker(base, person, http, cookies);
  }

  private HttpResponse<String> followed(HttpResponse<String> answer) throws Exception {
    HttpResponse<String> now = answer;
    for (int step = 0; step < 10 && now.statusCode() / 100 == 3; step++) {
      now = get(now.uri().resolve(now.headers().firstValue("Location").orElseThrow()).toString());
    }
    return now;
  }
}
