package no.stafettpinnen.key;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * A Tink key set in a file that a setting names. Only the embedded default makes a missing one itself.
 *
 * @param setting name of the setting
 * @param path    its value; blank where it is not set
 * @param purpose what the key is for, as in "the key for {purpose}"
 */
public record KeyFile(String setting, String path, String purpose) {

  /**
   * Reads the key set.
   *
   * @param createMissing whether a file that is not there is made, with a new key of this kind, readable by its owner alone
   * @throws RuntimeException that stops the start with one sentence, when there is no key
   */
  public KeysetHandle read(boolean createMissing, Parameters kind) throws GeneralSecurityException, IOException {
    if (path.isBlank()) {
      throw new MissingKeyException("Set " + setting + " to the file that holds the key for " + purpose + ".");
    }
    Path file = Path.of(path);
    if (Files.notExists(file)) {
      if (!createMissing) {
        throw new MissingKeyException("There is no key for " + purpose + " at " + file.toAbsolutePath() + ".");
      }
      create(file, kind);
    }
    return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
  }

  private static void create(Path file, Parameters kind) throws GeneralSecurityException, IOException {
    KeysetHandle keys = KeysetHandle.generateNew(kind);
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
