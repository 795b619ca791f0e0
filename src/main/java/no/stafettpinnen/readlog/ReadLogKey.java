package no.stafettpinnen.readlog;

import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.io.IOException;
import java.security.GeneralSecurityException;
import no.stafettpinnen.key.KeyFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key that the read log's hashes are made with: a Tink key set in a file of its own, of the kind HMAC-SHA-256. */
@Configuration(proxyBeanMethods = false)
class ReadLogKey {

  @Bean
  Mac readLogMac(@Value("${stafettpinnen.read-log-key-file:}") String keyFile,
                 @Value("${stafettpinnen.create-missing-key:false}") boolean createMissing)
      throws GeneralSecurityException, IOException {
    MacConfig.register();
    return new KeyFile("stafettpinnen.read-log-key-file", keyFile, "the read log")
        .read(createMissing, PredefinedMacParameters.HMAC_SHA256_256BITTAG).getPrimitive(RegistryConfiguration.get(), Mac.class);
  }
}
