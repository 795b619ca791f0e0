package no.stafettpinnen.casefile;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.security.GeneralSecurityException;
import no.stafettpinnen.key.KeyFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key that narrative is encrypted with: a Tink key set in a file. */
@Configuration(proxyBeanMethods = false)
class CaseKey {

  @Bean
  Aead caseAead(@Value("${stafettpinnen.key-file:}") String keyFile,
                @Value("${stafettpinnen.create-missing-key:false}") boolean createMissing)
      throws GeneralSecurityException, IOException {
    AeadConfig.register();
    return new KeyFile("stafettpinnen.key-file", keyFile, "the case file")
        .read(createMissing, PredefinedAeadParameters.AES256_GCM).getPrimitive(RegistryConfiguration.get(), Aead.class);
  }
}
