package no.stafettpinnen.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a request to the engine's API may carry: JSON in UTF-8 of at most 100 kB and few parts, or nothing, and no expression under any
 * key at any depth or in the query string (CVE-2026-109432). Nor does it ask for things by their variables, which would tell value by
 * value what is in a case that one may only see the way of. The engine then reads exactly the bytes that were judged.
 */
class EngineRequestFilter extends OncePerRequestFilter {

  private static final int MOST_BYTES = 100_000;
  /** Each part of a query is a part of the SQL, which takes the square of their number; a page of the web apps sends under ten. */
  private static final int MOST_PARTS = 30;
  private static final int MOST_TOKENS = 1_000;
  private static final String EXPRESSION = "expression";
  /** Lists of conditions on variables. Empty ones are what the web apps send. */
  private static final Pattern CONDITIONS = Pattern.compile(".*variables|variablevalues");
  private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).maxTokenCount(MOST_TOKENS).build()).build();

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      ApiRefusal.write(response, HttpStatus.PAYLOAD_TOO_LARGE, "Forespørselen er for stor.");
      return;
    }
    if (!isQueryPlain(request.getQueryString())) {
      ApiRefusal.write(response, HttpStatus.BAD_REQUEST, "Forespørselen kunne ikke utføres.");
      return;
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      ApiRefusal.write(response, HttpStatus.PAYLOAD_TOO_LARGE, "Forespørselen er for stor.");
    } else if (body.length == 0 ? isForm(request) : !isJson(request)) {
      ApiRefusal.write(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Her kan det ikke sendes filer eller annet enn JSON.");
    } else if (body.length > 0 && !isPlain(body)) {
      ApiRefusal.write(response, HttpStatus.BAD_REQUEST, "Forespørselen kunne ikke utføres.");
    } else {
      chain.doFilter(new KeptBody(request, body), response);
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    return type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded");
  }

  private static boolean isJson(HttpServletRequest request) {
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !"identity".equalsIgnoreCase(encoding)) {
      return false;
    }
    try {
      MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
      return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
          && (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static boolean isPlain(byte[] body) {
    try (JsonParser parser = JSON.createParser(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString())) {
      int depth = 0;
      int parts = 0;
      boolean whole = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (whole || token == JsonToken.FIELD_NAME && endsLikeExpression(parser.currentName())) {
          return false;
        }
        if (token == JsonToken.FIELD_NAME && areConditions(parser.currentName())) {
          if (!isEmptyList(parser)) {
            return false;
          }
          continue;
        }
        parts += token.isStructStart() ? 1 : 0;
        if (parts > MOST_PARTS) {
          return false;
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        whole = depth == 0;
      }
      return whole;
    } catch (JsonProcessingException | CharacterCodingException e) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isQueryPlain(String query) {
    if (query == null) {
      return true;
    }
    try {
      for (String parameter : query.split("[&;]")) {
        String key = URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8);
        if (endsLikeExpression(key) || areConditions(key)) {
          return false;
        }
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isEmptyList(JsonParser parser) throws IOException {
    JsonToken value = parser.nextToken();
    return value == JsonToken.VALUE_NULL || value == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.END_ARRAY;
  }

  private static boolean areConditions(String key) {
    return CONDITIONS.matcher(key.strip().toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean endsLikeExpression(String key) {
    return key.strip().toLowerCase(Locale.ROOT).endsWith(EXPRESSION);
  }
}
