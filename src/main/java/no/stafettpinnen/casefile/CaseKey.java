package no.stafettpinnen.casefile;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key that narrative is encrypted with: a Tink key set in a file. Only the embedded default makes a missing one itself. */
@Configuration(proxyBeanMethods = false)
class CaseKey {

  @Bean
  Aead caseAead(@Value("${stafettpinnen.key-file:}") String keyFile,
                @Value("${stafettpinnen.create-missing-key:false}") boolean createMissing)
      throws GeneralSecurityException, IOException {
    AeadConfig.register();
    if (keyFile.isBlank()) {
      throw new MissingKeyException("Set stafettpinnen.key-file to the file that holds the key for the case file.");
    }
    Path file = Path.of(keyFile);
    if (Files.notExists(file)) {
      if (!createMissing) {
        throw new MissingKeyException("There is no key for the case file at " + file.toAbsolutePath() + ".");
      }
      create(file);
    }
    return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
        .getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  private static void create(Path file) throws GeneralSecurityException, IOException {
    KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".tmp");
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(draft, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
    try {
      Files.move(draft, file);
    } catch (FileAlreadyExistsException madeByAnotherNode) {
      Files.delete(draft);
    }
  }
}
