package no.stafettpinnen.readlog;

import com.google.crypto.tink.Mac;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/**
 * What ties a case's entries together: each hash covers the entry and the hash before it, and the head's seal covers how many
 * there are and the newest hash. Both are made with a key that is not in the database. Every field is written with its length,
 * so that no two different entries look the same.
 */
@Component
class Chain {

  private static final String ENTRY = "stafettpinnen read log entry 1";
  private static final String HEAD = "stafettpinnen read log head 1";

  private final Mac mac;

  Chain(Mac readLogMac) {
    this.mac = readLogMac;
  }

  byte[] hash(byte[] previous, Entry entry) {
    return code(encode(previous, entry));
  }

  boolean holds(byte[] hash, byte[] previous, Entry entry) {
    return isCode(hash, encode(previous, entry));
  }

  byte[] seal(Head head) {
    return code(encode(head));
  }

  boolean isSealed(Head head, byte[] seal) {
    return isCode(seal, encode(head));
  }

  private byte[] code(byte[] text) {
    try {
      return mac.computeMac(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The read log's hash could not be made", e);
    }
  }

  private boolean isCode(byte[] code, byte[] text) {
    try {
      mac.verifyMac(code, text);
      return true;
    } catch (GeneralSecurityException wrong) {
      return false;
    }
  }

  private static byte[] encode(byte[] previous, Entry entry) {
    return written(out -> {
      text(out, ENTRY);
      bytes(out, previous);
      text(out, entry.caseId().toString());
      out.writeLong(entry.entry());
      out.writeLong(entry.readAt().getEpochSecond());
      out.writeInt(entry.readAt().getNano());
      for (String field : new String[] {entry.person(), entry.role(), entry.service(), entry.municipality(), entry.what(),
          entry.door()}) {
        text(out, field);
      }
    });
  }

  private static byte[] encode(Head head) {
    return written(out -> {
      text(out, HEAD);
      text(out, head.caseId().toString());
      text(out, head.municipality());
      out.writeLong(head.entries());
      bytes(out, head.hash());
    });
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    bytes(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  private interface Writing {

    void to(DataOutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      writing.to(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
