package no.stafettpinnen.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** JSON in and out of the encrypted columns. */
@Component
public class CaseText {

  private final CaseCipher cipher;
  private final ObjectMapper json;

  CaseText(CaseCipher cipher, ObjectMapper json) {
    this.cipher = cipher;
    this.json = json;
  }

  public byte[] write(UUID caseId, Object value) {
    try {
      return cipher.encrypt(caseId, json.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The narrative could not be written as JSON");
    }
  }

  /** Who a case is about: {@code name} and {@code birthDate}, or what stands for the name in an anonymous one. */
  JsonNode child(UUID caseId, byte[] encrypted) {
    return encrypted == null ? json.createObjectNode().put("name", "Anonymt barn") : read(caseId, encrypted);
  }

  public JsonNode read(UUID caseId, byte[] encrypted) {
    try {
      return json.readTree(cipher.decrypt(caseId, encrypted));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The narrative is not JSON");
    }
  }
}
