package no.stafettpinnen.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** What the application last logged as an error: an answer of 500 says no more than that there is one, and a log may be far away. */
final class LastError extends AppenderBase<ILoggingEvent> {

  private static final LastError WATCH = new LastError();
  private static final AtomicReference<String> TEXT = new AtomicReference<>("nothing was logged as an error");

  private LastError() {
  }

  /** From now on. An application that ends takes all that listens to its log away with it: whoever wants to know asks again. */
  static void watch() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (!root.isAttached(WATCH)) {
      WATCH.setContext(root.getLoggerContext());
      WATCH.start();
      root.addAppender(WATCH);
    }
  }

  /** The message, the exception and its causes. */
  static String text() {
    return TEXT.get();
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel() == Level.ERROR || event.getFormattedMessage().startsWith("ENGINE-REST-HTTP500")) {
      TEXT.set(event.getLoggerName() + ": " + event.getFormattedMessage().lines().filter(line -> !line.startsWith("\t"))
          .collect(Collectors.joining(System.lineSeparator())) + System.lineSeparator()
          + ThrowableProxyUtil.asString(event.getThrowableProxy()).lines().filter(line -> !line.startsWith("\t"))
          .collect(Collectors.joining(System.lineSeparator())));
    }
  }
}
