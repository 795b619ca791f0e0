package no.stafettpinnen.referral.anonymity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what points to a person in a Norwegian text (I4, R113, R120). */
public final class Identifiers {

  /** Nobody reads more than so many of a kind. */
  private static final int MOST = 20;

  private Identifiers() {
  }

  /**
   * Everything that points to a person, in the order of the text.
   *
   * @param today to tell a date of birth from the date of a meeting
   */
  public static List<Finding> find(String written, KnownNames names, LocalDate today) {
    PlainText plain = new PlainText(written);
    String text = plain.text();
    List<DigitRun> runs = DigitRun.in(text);
    List<Finding> found = new ArrayList<>();
    addOther(found, NumberFinder.find(text, runs));
    addOther(found, PhoneFinder.find(text, runs, today));
    addOther(found, EmailFinder.find(text));
    addOther(found, BirthDateFinder.find(text, today));
    addOther(found, AddressFinder.find(text, names));
    addOther(found, NameFinder.find(text, names));
    return found.stream().map(plain::asWritten).sorted(Comparator.comparingInt(Finding::from)).toList();
  }

  /** What is part of something found already is told once. */
  private static void addOther(List<Finding> found, List<Finding> more) {
    more.stream().limit(MOST).filter(one -> found.stream().noneMatch(one::overlaps)).forEach(found::add);
  }
}
