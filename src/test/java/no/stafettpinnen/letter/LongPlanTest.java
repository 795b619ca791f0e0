package no.stafettpinnen.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A plan over many pages. */
class LongPlanTest {

  private static List<String> pages;

  @BeforeAll
  static void print() throws Exception {
    pages = PdfReader.pages(new Letters().forFamily(LetterExamples.longPlan()));
  }

  @Test
  void eachPageSaysWhichOneItIs() {
    assertThat(pages).hasSizeGreaterThanOrEqualTo(10);
    for (int page = 1; page <= pages.size(); page++) {
      assertThat(pages.get(page - 1)).containsOnlyOnce("Side " + page + " av " + pages.size()).contains("Referanse 2026/04711");
    }
  }

  @Test
  void eachPageThatATableGoesOnToBeginsWithItsHeader() {
    List<String> goingOn = pages.stream().filter(page -> page.stripLeading().startsWith("Tiltak")).toList();
    assertThat(goingOn).hasSizeGreaterThan(5);
    Pattern measure = Pattern.compile("Begynner\\d+x\\d+");
    assertThat(pages).filteredOn(page -> measure.matcher(page).find()).allMatch(page ->
        page.indexOf("Hvor mye") >= 0 && page.indexOf("Hvor mye") < first(measure, page));
  }

  @Test
  void noRowIsCutInTwo() {
    for (int goal = 1; goal <= 9; goal++) {
      for (int measure = 1; measure <= 11; measure++) {
        String row = goal + "x" + measure;
        assertThat(pagesWith("Begynner" + row + "\\b")).as(row).hasSize(1).isEqualTo(pagesWith("Slutter" + row + "\\b"));
      }
    }
  }

  @Test
  void noHeadingStandsAloneAtTheFootOfAPage() {
    Pattern lonely = Pattern.compile("(?s).*\\n(\\d\\. [^\\n]+|Mål \\d: [^\\n]+|Tiltak Hvor mye[^\\n]*)\\s*\\n?Stjørdal kommune · Referanse.*");
    assertThat(pages).noneMatch(page -> lonely.matcher(page).matches());
  }

  private static int first(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().orElseThrow().start();
  }

  private static List<Integer> pagesWith(String text) {
    Pattern pattern = Pattern.compile(text);
    return IntStream.range(0, pages.size()).filter(page -> pattern.matcher(pages.get(page)).find()).boxed().toList();
  }
}
