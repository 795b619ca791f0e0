package no.stafettpinnen.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What finds a child's other cases without reading them: a keyed hash of name and date of birth, other in each municipality. Its
 * key is made once and kept in the database, encrypted with the case key, so that every node and every later case key has it.
 */
@Component
class ChildReference {

  private static final String NAME = "childReference";
  private static final byte[] ASSOCIATED = NAME.getBytes(StandardCharsets.UTF_8);
  private static final int BYTES = 32;

  private final JdbcClient jdbc;
  private final Aead caseKey;
  private final PrfSet hash;

  ChildReference(JdbcClient jdbc, Aead caseKey) throws GeneralSecurityException {
    PrfConfig.register();
    this.jdbc = jdbc;
    this.caseKey = caseKey;
    byte[] keys = stored().orElseGet(this::makeOne);
    this.hash = TinkProtoKeysetFormat.parseEncryptedKeyset(keys, caseKey, ASSOCIATED)
        .getPrimitive(RegistryConfiguration.get(), PrfSet.class);
  }

  /**
   * The reference of a child; upper and lower case, spaces around and between the names, and how an accent is typed do not matter.
   *
   * @param child {@code name} and {@code birthDate}
   */
  String of(String municipality, JsonNode child) {
    String name = Normalizer.normalize(child.path("name").asText(), Normalizer.Form.NFC).strip()
        .replaceAll("(?U)\\s+", " ").toLowerCase(Locale.ROOT);
    String all = municipality + "\n" + name + "\n" + child.path("birthDate").asText();
    try {
      return HexFormat.of().formatHex(hash.computePrimary(all.getBytes(StandardCharsets.UTF_8), BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The child's reference could not be made", e);
    }
  }

  private Optional<byte[]> stored() {
    return jdbc.sql("SELECT key_set FROM derived_key WHERE name = :name").param("name", NAME)
        .query((row, n) -> row.getBytes("key_set")).optional();
  }

  private byte[] makeOne() {
    try {
      byte[] keys = TinkProtoKeysetFormat.serializeEncryptedKeyset(
          KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF), caseKey, ASSOCIATED);
      jdbc.sql("INSERT INTO derived_key (name, key_set) VALUES (:name, :keys)").param("name", NAME).param("keys", keys).update();
      return keys;
    } catch (DuplicateKeyException madeByAnotherNode) {
      return stored().orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key of the children's references could not be made", e);
    }
  }
}
