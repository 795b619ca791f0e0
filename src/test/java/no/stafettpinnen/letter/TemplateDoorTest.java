package no.stafettpinnen.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template reaches what the letter holds, and no file, address or method. */
class TemplateDoorTest {

  private final PdfPrinter printer = new PdfPrinter();

  @Test
  void nothingIsFetchedFromAnAddress() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      asked.incrementAndGet();
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
      for (String asking : asking(address)) {
        assertThatThrownBy(() -> printer.print(asking, false)).as(asking).isInstanceOf(IllegalStateException.class);
      }
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void nothingIsReadFromAFile(@TempDir Path folder) throws Exception {
    Path style = Files.writeString(folder.resolve("x.css"), "body { color: red }");
    for (String asking : asking(style.toUri().toString())) {
      assertThatThrownBy(() -> printer.print(asking, false)).as(asking).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aDocumentTypeIsRefusedAndSoAreItsEntities() {
    assertThatThrownBy(() -> printer.print("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + page("", "<p>&x;</p>"), false))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("well-formed");
  }

  @Test
  void styleThatThePrinterDoesNotUnderstandIsToldOf() {
    assertThatThrownBy(() -> printer.print(page("<style>p { overflow-wrap: anywhere }</style>", "<p>x</p>"), false))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("CSS");
    assertThatCode(() -> printer.print(page("<style>p { color: red }</style>", "<p>x</p>"), false)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"getClass", "head.getClass", "title.length", "title.getClass.getClassLoader", "title.bytes", "unknown"})
  void aNameReachesNoMethod(String name) {
    Templates templates = new Templates(asked -> "{{" + name + "}}");
    assertThatThrownBy(() -> templates.fill("x", Map.of("title", "Vedtak", "head", Map.of("title", "Vedtak"))))
        .isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{{title}}}", "{{&title}}", "{{& title}}", "{{=<% %>=}}<%& title %>"})
  void aValueIsAlwaysEscaped(String text) {
    assertThatThrownBy(() -> new Templates(asked -> text).fill("x", Map.of("title", "<b>"))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theFingerprintFollowsTheText() {
    assertThat(new Templates(asked -> "a").fingerprint("x")).isEqualTo(new Templates(asked -> "a").fingerprint("x"))
        .isNotEqualTo(new Templates(asked -> asked.equals("part-end") ? "b" : "a").fingerprint("x"));
  }

  private static List<String> asking(String address) {
    return List.of(
        page("", "<p><img src=\"" + address + ".png\" alt=\"x\"/></p>"),
        page("<link rel=\"stylesheet\" href=\"" + address + "\"/>", "<p>x</p>"),
        page("<style>@import url(" + address + ");</style>", "<p>x</p>"),
        page("<style>p { background-image: url(" + address + ".png) }</style>", "<p>x</p>"),
        page("<style>@font-face { font-family: Other; src: url(" + address + ".ttf) } p { font-family: Other }</style>", "<p>x</p>"));
  }

  private static String page(String head, String body) {
    return "<html lang=\"nb-NO\"><head><title>x</title><meta name=\"subject\" content=\"x\"/><style>body { font-family: Letter }</style>" + head
        + "</head><body>" + body + "</body></html>";
  }
}
