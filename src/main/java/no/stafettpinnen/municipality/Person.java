package no.stafettpinnen.municipality;

import java.util.List;

/**
 * An employee and what follows from where they work.
 *
 * @param services       ids of the services that they work in
 * @param leads          ids of the services that they lead
 * @param municipalities tenant ids that their services belong to
 */
public record Person(String id, String name, List<String> services, List<String> leads, List<String> municipalities,
                     List<String> groups) {

  public boolean worksIn(String service) {
    return services.contains(service);
  }

  public boolean leads(String service) {
    return leads.contains(service);
  }
}
