package no.stafettpinnen.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A person who is logged in and does in requests what the pages do: the forms through our door, the rest through Tasklist's API. */
public class Caseworker {

  public static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An answer as it came. */
  public record Answer(int status, String body) {

    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public String detail() {
      return json().path("detail").asText();
    }

    @Override
    public String toString() {
      return status + " " + body + (status < 500 ? "" : System.lineSeparator() + LastError.text());
    }
  }

  private final String id;
  private final String base;
  private final CookieManager cookies;
  private final HttpClient http;
  private final boolean sendsTokens;

  public Caseworker(String base, String id) {
    this.base = base;
    this.id = id;
    this.sendsTokens = true;
    this.cookies = new CookieManager();
    this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
    get("/logg-inn");
    String form = "username=" + id + "&password=stafett&_csrf=" + URLEncoder.encode(cookie("STAFETT-CSRF"), StandardCharsets.UTF_8);
    Answer answer = send(HttpRequest.newBuilder(URI.create(base + "/logg-inn"))
        .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
    if (answer.status() != 302) {
      throw new IllegalStateException(id + " could not log in: " + answer);
    }
    get("/camunda/app/tasklist/default/");
    get("/api/me");
  }

  /** Somebody who has logged in already, in a way of the caller's; the client has the cookies. */
  public Caseworker(String base, String id, HttpClient http, CookieManager cookies) {
    this.base = base;
    this.id = id;
    this.sendsTokens = true;
    this.cookies = cookies;
    this.http = http;
    get("/camunda/app/tasklist/default/");
    get("/api/me");
  }

  private Caseworker(Caseworker original) {
    this.base = original.base;
    this.id = original.id;
    this.cookies = original.cookies;
    this.http = original.http;
    this.sendsTokens = false;
  }

  private Caseworker(String base) {
    this.base = base;
    this.id = "";
    this.sendsTokens = true;
    this.cookies = new CookieManager();
    this.http = HttpClient.newBuilder().cookieHandler(cookies).build();
    get("/logg-inn");
  }

  /** Somebody who has found the log-in page and not logged in. */
  public static Caseworker nobody(String base) {
    return new Caseworker(base);
  }

  /** The same session used by a page that is not ours: cookies go along, tokens do not. */
  public Caseworker withoutTokens() {
    return new Caseworker(this);
  }

  public String id() {
    return id;
  }

  /** What a browser sends along in this session, for a client that sends its requests byte for byte. */
  public Map<String, String> sessionHeaders() {
    String all = cookies.getCookieStore().getCookies().stream().map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
    return Map.of("Cookie", all, "X-STAFETT-CSRF", String.valueOf(cookie("STAFETT-CSRF")),
        "X-XSRF-TOKEN", String.valueOf(cookie("XSRF-TOKEN")));
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, Object body) {
    return send(request(path).POST(json(body)));
  }

  public Answer put(String path, Object body) {
    return send(request(path).PUT(json(body)));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /**
   * Any request.
   *
   * @param accept what the answer may be; JSON where it is null
   */
  public HttpResponse<String> ask(String method, String path, String body, String accept) {
    HttpRequest.Builder request = request(path)
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (accept != null) {
      request.setHeader("Accept", accept);
    }
    return exchange(request);
  }

  /** The file at this path; anything but success is an error. */
  public byte[] file(String path) {
    HttpResponse<byte[]> answer = exchange(request(path).setHeader("Accept", "application/pdf").GET(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + new Answer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
    }
    return answer.body();
  }

  /** Opens the start form and sends it. */
  public UUID raise(String process, String form) {
    Answer answer = tryRaise(process, form);
    if (answer.status() != 200) {
      throw new IllegalStateException("Could not start: " + answer);
    }
    return UUID.fromString(answer.json().path("caseId").asText());
  }

  public Answer tryRaise(String process, String form) {
    Answer shown = get("/api/forms/start/" + process);
    if (shown.status() != 200) {
      return shown;
    }
    return post("/api/forms/start/" + process,
        JSON.createObjectNode().put("caseId", shown.json().path("caseId").asText())
            .set("data", parse(Markers.plantIn(form, shown.json().path("schema")))));
  }

  /** Opens the form of something that can be begun in the case at any time, and sends it; anything but success is an error. */
  public void begins(UUID caseId, String process, String form) {
    Answer answer = triesToBegin(caseId, process, form);
    if (answer.status() != 200) {
      throw new IllegalStateException(id + " could not begin " + process + ": " + answer);
    }
  }

  public Answer triesToBegin(UUID caseId, String process, String form) {
    Answer shown = get("/api/forms/cases/" + caseId + "/" + process);
    return shown.status() == 200
        ? sends(caseId, process, shown.json().path("opening").asText(), Markers.plantIn(form, shown.json().path("schema"))) : shown;
  }

  /** The keys of what the person can begin in the case. */
  public List<String> actions(UUID caseId) {
    return get("/api/cases/" + caseId + "/actions").json().findValuesAsText("key");
  }

  /** Opens such a form and leaves it open; the answer tells this opening from others. */
  public String opens(UUID caseId, String process) {
    return get("/api/forms/cases/" + caseId + "/" + process).json().path("opening").asText();
  }

  /** Sends such a form that was opened before. */
  public Answer sends(UUID caseId, String process, String opening, String form) {
    return post("/api/forms/cases/" + caseId + "/" + process, JSON.createObjectNode().put("opening", opening).set("data", parse(form)));
  }

  /** Sends such a form without opening it first. */
  public Answer sends(UUID caseId, String process, String form) {
    return post("/api/forms/cases/" + caseId + "/" + process, JSON.createObjectNode().set("data", parse(form)));
  }

  /** The tasks that Tasklist shows this person, those of one case only. */
  public List<JsonNode> tasks(UUID caseId) {
    Answer answer = get(ENGINE + "/task?maxResults=200&processInstanceBusinessKey=" + caseId);
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.toString());
    }
    List<JsonNode> tasks = new ArrayList<>();
    answer.json().forEach(tasks::add);
    return tasks;
  }

  /** A task that is mine or free. */
  public Optional<JsonNode> task(UUID caseId, String key) {
    return tasks(caseId).stream().filter(task -> key.equals(task.path("taskDefinitionKey").asText()))
        .filter(task -> task.path("assignee").isNull() || id.equals(task.path("assignee").asText())).findFirst();
  }

  /** Takes the task if it is free, fills in its form and completes it; anything but success is an error. */
  public void does(UUID caseId, String key, String form) {
    Answer answer = tries(caseId, key, form);
    if (answer.status() != 200) {
      throw new IllegalStateException(id + " could not do " + key + ": " + answer);
    }
  }

  public Answer tries(UUID caseId, String key, String form) {
    JsonNode task = task(caseId, key).orElseThrow(() -> new IllegalStateException(
        id + " has no task " + key + " but " + tasks(caseId).stream().map(t -> t.path("taskDefinitionKey").asText()).toList()));
    String taskId = task.path("id").asText();
    if (task.path("assignee").isNull()) {
      Answer claimed = claim(taskId);
      if (claimed.status() != 204) {
        return claimed;
      }
    }
    return complete(taskId, Markers.plantIn(form, key));
  }

  public Answer claim(String taskId) {
    return post(ENGINE + "/task/" + taskId + "/claim", JSON.createObjectNode().put("userId", id));
  }

  public Answer complete(String taskId, String form) {
    return post("/api/forms/tasks/" + taskId + "/complete", JSON.createObjectNode().set("data", parse(form)));
  }

  public static ObjectNode parse(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json")
        .header("Accept", "application/json, application/problem+json");
    if (!sendsTokens) {
      return request;
    }
    Optional.ofNullable(cookie("STAFETT-CSRF")).ifPresent(token -> request.header("X-STAFETT-CSRF", token));
    Optional.ofNullable(cookie("XSRF-TOKEN")).ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    return request;
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    return BodyPublishers.ofString(body.toString());
  }

  private Answer send(HttpRequest.Builder request) {
    HttpResponse<String> response = exchange(request);
    return new Answer(response.statusCode(), response.body());
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    return exchange(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    LastError.watch();
    try {
      return http.send(request.build(), body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().replace("__Host-", "").equals(name))
        .map(HttpCookie::getValue).findFirst().orElse(null);
  }
}
