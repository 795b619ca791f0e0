package no.stafettpinnen.readlog;

import java.util.Arrays;
import java.util.function.Consumer;

/** Follows one case's entries in order and says what does not fit. */
final class ChainCheck {

  private final Chain chain;
  private final Head head;
  private final Consumer<String> report;
  private byte[] previous;
  private long expected = 1;

  ChainCheck(Chain chain, Head head, byte[] seal, Consumer<String> report) {
    this.chain = chain;
    this.head = head;
    this.report = report;
    this.previous = Head.first(head.caseId(), head.municipality()).hash();
    if (!chain.isSealed(head, seal)) {
      report.accept("hodet er endret.");
    }
  }

  /** After a gap the hash before is gone, and the first entry behind the gap can't be checked. */
  void next(Entry entry, byte[] hash) {
    if (entry.entry() > head.entries()) {
      report.accept("oppføring " + entry.entry() + " er lagt til.");
      return;
    }
    if (entry.entry() > expected) {
      missing(entry.entry() - 1);
    } else if (!chain.holds(hash, previous, entry)) {
      report.accept("oppføring " + entry.entry() + " er endret.");
    }
    previous = hash;
    expected = entry.entry() + 1;
  }

  void end() {
    if (expected <= head.entries()) {
      missing(head.entries());
    } else if (!Arrays.equals(previous, head.hash())) {
      report.accept("hodet passer ikke til den siste oppføringen.");
    }
  }

  private void missing(long until) {
    report.accept(expected == until ? "oppføring " + until + " mangler."
        : "oppføring " + expected + " til " + until + " mangler.");
  }
}
