package no.stafettpinnen.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import no.stafettpinnen.support.RequestLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The third layer against CVE-2026-109432, alone: what a request to the engine's API may carry, and that it arrives unchanged. */
class EngineRequestFilterTest {

  private final AtomicReference<byte[]> arrived = new AtomicReference<>();

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "\"assigneeExpression\"", "1", "{\"a\": \"assigneeExpression\"}", "{\"expressions\": 1}",
      "{\"processVariables\": [], \"orQueries\": [{\"variables\": null}]}", "{\"variableName\": \"x\"}",
      "{\"a\": \"{\\\"assigneeExpression\\\": 1}\"}", "{\"navn\": \"æøå\"}"})
  void valuesArriveAsTheyWere(String body) throws Exception {
    assertThat(send("application/json", body.getBytes(StandardCharsets.UTF_8), null)).isEqualTo(200);
    assertThat(arrived.get()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"assigneeExpression\": \"x\"}", "{\"Expression\": 1}", "{\"a\": [{\"b\": {\"cExpression\": 1}}]}",
      "{\"\\u0061\\u0045xpression\": 1}", "{\"AEXPRESSION\": 1}", "{\"aExpression\\u0020\": 1}", "{\"a\": 1, \"a\": 2}", "{} {}", "{", "]",
      "{\"variables\": [{\"name\": \"danger\"}]}", "{\"a\": [{\"ProcessVariables\": [1]}]}", "{\"variables\": {}}", "{\"variableValues\": [1]}",
      "{\"variables\": [], \"x\": [{\"taskVariables \": \"y\"}]}", "{\"a\": NaN}", "{a: 1}", "// c\n{}", "", " "})
  void anExpressionOrBrokenJsonGoesNoFurther(String body) throws Exception {
    int expected = body.isEmpty() ? 200 : 400;
    assertThat(send("application/json", body.getBytes(StandardCharsets.UTF_8), null)).as(body).isEqualTo(expected);
  }

  @Test
  void aQueryOfManyPartsGoesNoFurther() throws Exception {
    assertThat(send("application/json", json("{\"orQueries\": [" + "{}, ".repeat(27) + "{}]}"), null)).isEqualTo(200);
    assertThat(send("application/json", json("{\"orQueries\": [" + "{}, ".repeat(28) + "{}]}"), null)).isEqualTo(400);
    assertThat(send("application/json", json("{\"taskIdIn\": [" + "\"a\", ".repeat(900) + "\"a\"]}"), null)).isEqualTo(200);
    assertThat(send("application/json", json("{\"taskIdIn\": [" + "\"a\", ".repeat(1_000) + "\"a\"]}"), null)).isEqualTo(400);
    assertThat(send("application/json", json("[".repeat(25) + "]".repeat(25)), null)).isEqualTo(400);
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
  void noOtherEncodingHidesAKey(String charset) throws Exception {
    byte[] body = "{\"assigneeExpression\": \"x\"}".getBytes(Charset.forName(charset));
    assertThat(send("application/json", body, null)).isEqualTo(400);
    assertThat(send("application/json;charset=" + charset, body, null)).isEqualTo(415);
  }

  @ParameterizedTest
  @CsvSource({"application/json, 200", "application/json;charset=UTF-8, 200", "APPLICATION/JSON, 200", "text/plain, 415", "text/xml, 415",
      "application/xml, 415", "application/x-www-form-urlencoded, 415", "multipart/form-data;boundary=x, 415",
      "application/octet-stream, 415", "application/hal+json, 415", "nonsense, 415", ", 415"})
  void jsonOnly(String type, int expected) throws Exception {
    assertThat(send(type, "{}".getBytes(StandardCharsets.UTF_8), null)).isEqualTo(expected);
  }

  @Test
  void aCompressedOrTooLargeBodyIsRefused() throws Exception {
    MockHttpServletRequest compressed = request("application/json", "{}".getBytes(StandardCharsets.UTF_8), null);
    compressed.addHeader("Content-Encoding", "gzip");
    assertThat(send(compressed)).isEqualTo(415);
    byte[] large = ("\"" + "x".repeat(100_000) + "\"").getBytes(StandardCharsets.UTF_8);
    assertThat(send("application/json", large, null)).isEqualTo(413);
    assertThat(send(new MockHttpServletRequest("POST", "/camunda/api/engine/x") {
      @Override
      public long getContentLengthLong() {
        return -1;
      }

      {
        setContent(large);
        setContentType("application/json");
      }
    })).isEqualTo(413);
    assertThat(send("application/json", ("\"" + "x".repeat(99_998) + "\"").getBytes(StandardCharsets.UTF_8), null)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"assigneeExpression=x, 400", "a=1&ownerExpression=x, 400", "assignee%45xpression=x, 400", "ASSIGNEEEXPRESSION=x, 400",
      "assigneeExpression, 400", "a=1;assigneeExpression=x, 400", "assigneeExpression%20=x, 400", "variables=danger_eq_no, 400", "a=1&process%56ariables=x, 400", "variableName=x, 200", "%zz=1, 400",
      "assignee=Expression, 200", "a=assigneeExpression=1, 200", "maxResults=15, 200"})
  void theQueryStringToo(String query, int expected) throws Exception {
    assertThat(send(null, new byte[0], query)).isEqualTo(expected);
  }

  private int send(String type, byte[] body, String query) throws Exception {
    return send(request(type, body, query));
  }

  private static MockHttpServletRequest request(String type, byte[] body, String query) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/camunda/api/engine/engine/default/task");
    request.setContent(body);
    request.setContentType(type);
    request.setQueryString(query);
    return request;
  }

  private int send(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    new EngineRequestFilter().doFilter(request, response, (judged, answer) ->
        arrived.set(((HttpServletRequest) judged).getInputStream().readAllBytes()));
    RequestLedger.record("engine-requests", "filter alone", "POST", request.getRequestURI(),
        List.of(String.valueOf(request.getContentType()), String.valueOf(request.getQueryString())).toString(), "see test",
        response.getStatus());
    if (response.getStatus() != 200) {
      assertThat(response.getContentAsString()).contains("\"detail\"").contains("\"message\"");
    }
    return response.getStatus();
  }
}
