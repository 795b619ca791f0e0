package no.stafettpinnen.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * How what a session remembers becomes bytes and objects again. Only kinds of objects that a log-in leaves there are made; a row
 * that holds another, or one that an earlier version wrote differently, counts as not there, and the person logs in again.
 */
@Configuration(proxyBeanMethods = false)
class SessionConversion {

  private static final Logger LOG = LoggerFactory.getLogger(SessionConversion.class);

  private static final ObjectInputFilter REMEMBERED = ObjectInputFilter.Config.createFilter(
      "maxdepth=40;maxrefs=5000;maxbytes=200000;maxarray=5000;java.lang.*;java.util.*;java.time.*;java.net.URL;java.net.URI;java.math.*;"
          + "org.springframework.security.**;no.stafettpinnen.access.*;!*");

  /** The name is Spring Session's. */
  @Bean
  ConversionService springSessionConversionService() {
    GenericConversionService conversions = new GenericConversionService();
    conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
    conversions.addConverter(byte[].class, Object.class, SessionConversion::read);
    return conversions;
  }

  private static Object read(byte[] row) {
    try (ConfigurableObjectInputStream stream = new ConfigurableObjectInputStream(new ByteArrayInputStream(row),
        SessionConversion.class.getClassLoader())) {
      stream.setObjectInputFilter(REMEMBERED);
      return stream.readObject();
    } catch (IOException | ClassNotFoundException e) {
      LOG.warn("A session's row was not read: {}", e.getClass().getName());
      return null;
    }
  }
}
