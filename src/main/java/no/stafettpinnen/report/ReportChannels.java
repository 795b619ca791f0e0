package no.stafettpinnen.report;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How each municipality's barnevern gets reports: {@code stafettpinnen.report.channels.<municipality>.…}. A municipality without
 * settings gets messages in the application.
 */
@ConfigurationProperties("stafettpinnen.report")
record ReportChannels(Map<String, Channel> channels) {

  /** How reports go. */
  enum Way { MAIL, FILE }

  /**
   * One municipality's way.
   *
   * @param way       {@code mail} (the default) or {@code file}
   * @param address   with {@code mail}: the e-mail address of barnevern's reception; may be null
   * @param directory with {@code file}: where reports are put and receipts are found
   */
  record Channel(Way way, String address, Path directory) {

    Channel {
      way = way == null ? Way.MAIL : way;
      if (way == Way.FILE && directory == null) {
        throw new IllegalArgumentException("A municipality that gets reports as files needs a directory");
      }
    }
  }

  ReportChannels {
    channels = channels == null ? Map.of() : Map.copyOf(channels);
  }

  Channel of(String municipality) {
    return channels.getOrDefault(municipality, new Channel(Way.MAIL, null, null));
  }
}
