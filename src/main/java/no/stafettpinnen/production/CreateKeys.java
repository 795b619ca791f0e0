package no.stafettpinnen.production;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import no.stafettpinnen.key.KeyFile;

/**
 * The command {@code create-keys CASE_FILE_KEY READ_LOG_KEY}: makes the two key files that production needs, once, readable by
 * their owner alone. A file that is there is never touched: with it goes everything that was written with it.
 */
public final class CreateKeys {

  public static final String COMMAND = "create-keys";

  private CreateKeys() {
  }

  /** @return exit code: 0 when both files are there, 2 when the command was not understood or a file could not be made */
  public static int run(PrintStream out, String... files) {
    if (files.length != 2) {
      out.println("Bruk: " + COMMAND + " FIL_FOR_SAKENES_NØKKEL FIL_FOR_INNSYNSLOGGENS_NØKKEL");
      return 2;
    }
    try {
      AeadConfig.register();
      MacConfig.register();
      create(out, files[0], PredefinedAeadParameters.AES256_GCM);
      create(out, files[1], PredefinedMacParameters.HMAC_SHA256_256BITTAG);
      return 0;
    } catch (GeneralSecurityException | IOException e) {
      out.println("Nøkkelen kunne ikke lages: " + e);
      return 2;
    }
  }

  private static void create(PrintStream out, String file, Parameters kind) throws GeneralSecurityException, IOException {
    boolean isThere = Files.exists(Path.of(file));
    new KeyFile(COMMAND, file, "production").read(true, kind);
    out.println(file + (isThere ? " fantes fra før og er ikke endret." : " er laget. Ta vare på en kopi et annet sted enn databasen."));
  }
}
