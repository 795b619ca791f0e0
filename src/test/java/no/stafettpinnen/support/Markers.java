package no.stafettpinnen.support;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.test.context.TestComponent;

/**
 * A word that stands in every free text that the people of the tests write, so that it can be looked for in whatever leaves the case
 * file. Planted by {@link Caseworker}; looked for by {@code PrivacyTest}, which runs last.
 */
@TestComponent
public class Markers implements SmartInitializingSingleton {

  public static final String WORD = "Kvitveisbakken7";
  private static final Set<String> FREE_TEXTS = Set.of("textfield", "textarea");
  /** A time of day, addresses that are there to be written to, and what may not hold the word because it stands in the child's name too. */
  private static final Set<String> NOT_STORIES =
      Set.of("meeting.time", "meeting.homeAddresses", "homeInvitation.homeAddresses", "groupCall.homeAddresses", "trend.text");
  /** Longer texts are about their length. */
  private static final int MOST = 3_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger PLANTED = new AtomicInteger();
  private static final List<String> LOGGED = Collections.synchronizedList(new ArrayList<>());
  private static final List<String> MAILED = Collections.synchronizedList(new ArrayList<>());

  private static final AppenderBase<ILoggingEvent> WATCH = new AppenderBase<>() {
    @Override
    protected void append(ILoggingEvent event) {
      String line = event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy());
      if (line.contains(WORD)) {
        LOGGED.add(event.getLoggerName());
      }
    }
  };

  @Override
  public void afterSingletonsInstantiated() {
    watch();
  }

  /** An application that ends takes all that listens to its log away with it, also from the next one. */
  private static void watch() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (!root.isAttached(WATCH)) {
      WATCH.setContext(root.getLoggerContext());
      WATCH.start();
      root.addAppender(WATCH);
    }
  }

  /** The answers with the word in each free text. */
  public static String plantIn(String answers, String formId) {
    Path form = Path.of("forms", formId + ".form");
    try {
      return Files.exists(form) ? plantIn(answers, JSON.readTree(form.toFile())) : answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String plantIn(String answers, JsonNode form) {
    ObjectNode data = Caseworker.parse(answers);
    plant(form.path("components"), data, "");
    return data.toString();
  }

  private static void plant(JsonNode components, JsonNode data, String prefix) {
    for (JsonNode field : components) {
      String key = prefix + field.path("path").asText(field.path("key").asText());
      if (field.has("components")) {
        JsonNode inside = field.has("path") ? at(data, field.path("path").asText()) : data;
        (inside.isArray() ? inside : List.of(inside)).forEach(row -> plant(field.path("components"), row, field.has("path") ? key + "." : prefix));
      } else if (FREE_TEXTS.contains(field.path("type").asText()) && !key.startsWith("flow.") && !NOT_STORIES.contains(key)) {
        plant(data, field.path("key").asText());
      }
    }
  }

  private static void plant(JsonNode data, String key) {
    watch();
    int dot = key.lastIndexOf('.');
    JsonNode holder = dot < 0 ? data : at(data, key.substring(0, dot));
    String name = key.substring(dot + 1);
    if (holder instanceof ObjectNode object && isStory(object.path(name))) {
      object.put(name, object.path(name).asText() + " " + WORD);
      PLANTED.incrementAndGet();
    }
  }

  private static boolean isStory(JsonNode value) {
    return value.isTextual() && value.asText().length() < MOST && value.asText().chars().anyMatch(Character::isLetter);
  }

  private static JsonNode at(JsonNode data, String path) {
    return data.at("/" + path.replace('.', '/'));
  }

  /** How many texts it was planted in so far. */
  public static int planted() {
    return PLANTED.get();
  }

  /** Loggers that wrote it. */
  public static List<String> logged() {
    return List.copyOf(LOGGED);
  }

  /** Subjects of e-mails that held it, in whatever part, those that a test has cleared away with them. */
  public static List<String> mailed() {
    lookThroughMail();
    return List.copyOf(MAILED);
  }

  /** To be asked before mail is cleared away. */
  static void lookThroughMail() {
    for (MimeMessage mail : TestMail.server().getReceivedMessages()) {
      try {
        if ((GreenMailUtil.getHeaders(mail) + mail.getSubject() + textOf(mail)).contains(WORD)) {
          MAILED.add(mail.getSubject());
        }
      } catch (MessagingException | IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static String textOf(Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart several) {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < several.getCount(); i++) {
        all.append(textOf(several.getBodyPart(i)));
      }
      return all.toString();
    }
    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
