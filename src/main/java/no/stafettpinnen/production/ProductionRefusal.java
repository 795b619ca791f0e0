package no.stafettpinnen.production;

import java.util.List;

/** The application does not start like this. One Norwegian sentence for each reason. */
class ProductionRefusal extends RuntimeException {

  private final List<String> reasons;

  ProductionRefusal(List<String> reasons) {
    super(String.join(" ", reasons));
    this.reasons = List.copyOf(reasons);
  }

  List<String> reasons() {
    return reasons;
  }
}
