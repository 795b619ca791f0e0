package no.stafettpinnen.casefile;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Encrypts narrative before it reaches a table. The case id is the associated data: a text that is moved to another case can't
 * be read there.
 */
@Component
public class CaseCipher {

  private final Aead aead;

  CaseCipher(Aead aead) {
    this.aead = aead;
  }

  public byte[] encrypt(UUID caseId, String text) {
    try {
      return aead.encrypt(text.getBytes(StandardCharsets.UTF_8), associatedData(caseId));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The narrative could not be encrypted", e);
    }
  }

  /** @throws IllegalStateException when the text was altered, belongs to another case or was written with another key */
  public String decrypt(UUID caseId, byte[] encrypted) {
    try {
      return new String(aead.decrypt(encrypted, associatedData(caseId)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The narrative could not be decrypted", e);
    }
  }

  private static byte[] associatedData(UUID caseId) {
    return ByteBuffer.allocate(16).putLong(caseId.getMostSignificantBits()).putLong(caseId.getLeastSignificantBits()).array();
  }
}
