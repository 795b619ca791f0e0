package no.stafettpinnen.coordination;

/** Ages that the rules of the barnekoordinator turn on (R155, hol. § 7-2 a). Whole years; -1 where the child is expected. */
final class Youth {

  static final int ADULT = 18;
  private static final int WEIGHED = 16;

  private Youth() {
  }

  /** Whether the youth neither consents nor opposes, but what they wish is written down and weighed. */
  static boolean hasWeight(int age) {
    return age >= WEIGHED && age < ADULT;
  }

  /** Whether the transition to being grown up is to be prepared. */
  static boolean nearsAdulthood(int age) {
    return age >= WEIGHED;
  }
}
