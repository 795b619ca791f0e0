package no.stafettpinnen.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /** The text before grows by a line each time, so that every place on a page is tried. */
  @Test
  void noHeadingAndNoTableHeaderStandsAloneAtTheFootOfAPage() throws Exception {
    Letters letters = new Letters();
    PlanLetter plan = LetterExamples.plan();
    for (int lines = 1; lines <= 40; lines++) {
      byte[] pdf = letters.forFamily(new PlanLetter(plan.head(), plan.planFor(), plan.version(), false, null, "Linje\n".repeat(lines), plan.resources(),
          plan.needs(), plan.goals(), plan.participants(), plan.coordinator(), plan.coordination(), plan.contributions(), plan.carryingOut(),
          plan.from(), plan.until(), plan.revisions(), plan.consents(), plan.cooperation(), plan.approvals(), plan.homePart()));
      Set<String> headings = PdfReader.tags(pdf).stream().filter(tag -> tag.name().matches("H\\d")).map(PdfReader.Tag::text)
          .collect(Collectors.toSet());
      for (String page : PdfReader.pages(pdf)) {
        String[] text = page.strip().split("\\s*\\R\\s*");
        assertThat(text[text.length - 1]).startsWith("Stjørdal kommune · Referanse");
        assertThat(text[text.length - 2].strip()).as("%d lines", lines).isNotIn(headings)
            .doesNotMatch(".+ (Innen|Telefon|Bidrar med|Hva vi gjør|Gjelder|Om hva|Godkjent)");
      }
    }
  }

  private static int first(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().orElseThrow().start();
  }

  private static List<Integer> pagesWith(String text) {
    Pattern pattern = Pattern.compile(text);
    return IntStream.range(0, pages.size()).filter(page -> pattern.matcher(pages.get(page)).find()).boxed().toList();
  }
}
