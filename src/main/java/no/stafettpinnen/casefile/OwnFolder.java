package no.stafettpinnen.casefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Where the application makes its own key, the folder of the key is its owner's alone. It is made before the first bean, because
 * the embedded database lies in the same folder and would make it open to everybody.
 */
@Configuration(proxyBeanMethods = false)
class OwnFolder {

  @Bean
  static BeanFactoryPostProcessor folderOfTheKey(Environment environment) {
    return beans -> {
      String keyFile = environment.getProperty("stafettpinnen.key-file", "");
      if (environment.getProperty("stafettpinnen.create-missing-key", Boolean.class, false) && !keyFile.isBlank()) {
        create(Path.of(keyFile).toAbsolutePath().getParent());
      }
    };
  }

  private static void create(Path folder) {
    FileAttribute<?>[] ownerOnly = FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
        : new FileAttribute<?>[0];
    try {
      Files.createDirectories(folder, ownerOnly);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
