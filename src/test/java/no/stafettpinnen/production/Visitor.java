package no.stafettpinnen.production;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A browser at the address that people use: a proxy with TLS stands before the nodes, so its headers go along, and addresses
 * that begin with the public one are asked at the node. Cookies of a node are those of all nodes.
 */
class Visitor {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  final Map<String, String> cookies = new LinkedHashMap<>();
  private int port;

  Visitor(int port) {
    this.port = port;
  }

  /** From now on another node answers. */
  Visitor at(int otherPort) {
    port = otherPort;
    return this;
  }

  HttpResponse<String> get(String address) {
    return send(request(address).GET());
  }

  HttpResponse<String> post(String address, String body) {
    return send(request(address).POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> put(String address, String body) {
    return send(request(address).PUT(BodyPublishers.ofString(body)));
  }

  /** Goes where it is sent until a page or a refusal comes. */
  HttpResponse<String> follow(HttpResponse<String> response) {
    HttpResponse<String> answer = response;
    for (int hop = 0; hop < 10 && answer.statusCode() / 100 == 3; hop++) {
      answer = get(locationOf(answer));
    }
    return answer;
  }

  /** Where the answer sends us, as an absolute address. */
  static String locationOf(HttpResponse<String> answer) {
    String location = answer.headers().firstValue("Location").orElseThrow();
    return location.startsWith("/") ? answer.request().uri().resolve(location).toString() : location;
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String address) {
    String path = address.startsWith(ProductionStage.PUBLIC_URL) ? address.substring(ProductionStage.PUBLIC_URL.length()) : address;
    boolean isOurs = path.startsWith("/") || path.startsWith("http://localhost:" + port + "/");
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("/") ? "http://localhost:" + port + path : path));
    if (isOurs) {
      request.header("X-Forwarded-Proto", "https").header("X-Forwarded-Port", "443")
          .header("X-Forwarded-Host", URI.create(ProductionStage.PUBLIC_URL).getHost())
          .header("Content-Type", "application/json").header("Accept", "text/html, */*;q=0.8")
          .header("Cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
      if (cookies.containsKey("__Host-STAFETT-CSRF")) {
        request.header("X-STAFETT-CSRF", cookies.get("__Host-STAFETT-CSRF"));
      }
      if (cookies.containsKey("XSRF-TOKEN")) {
        request.header("X-XSRF-TOKEN", cookies.get("XSRF-TOKEN"));
      }
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(String header) {
    String pair = header.split(";")[0];
    String name = pair.substring(0, pair.indexOf('='));
    String value = pair.substring(pair.indexOf('=') + 1);
    if (value.isEmpty() || header.contains("Max-Age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, value);
    }
  }
}
