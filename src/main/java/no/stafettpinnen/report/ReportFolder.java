package no.stafettpinnen.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory where one municipality's integration fetches reports and leaves receipts. A report is {@code <report id>.json}, with
 * its checksum beside it in {@code <report id>.json.sha256} as sha256sum writes it; a receipt is {@code <report id>.receipt}: the checksum
 * of what the integration has stored, and on the next line the number that it has there.
 *
 * <p>The report is not encrypted: the integration must read it, without our key. Instead it is readable only for this
 * application and the directory's group, and nothing is written where others may look in.
 */
class ReportFolder {

  private static final Logger LOG = LoggerFactory.getLogger(ReportFolder.class);
  /** What the integration says that it has stored. */
  record Receipt(String checksum, String number) {
  }

  private static final Receipt UNREADABLE = new Receipt("", "");
  private static final long LONGEST_RECEIPT = 10_000;
  private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE,
      PosixFilePermission.OTHERS_EXECUTE);
  private static final Set<PosixFilePermission> OWNER_AND_GROUP = PosixFilePermissions.fromString("rw-r-----");

  private final Path directory;

  ReportFolder(Path directory) {
    this.directory = directory;
  }

  /**
   * Puts the report there, whole or not at all; the same report again replaces it.
   *
   * @return its checksum (SHA-256, hexadecimal)
   * @throws IllegalStateException when the directory is not there, or is open to others
   */
  String put(UUID report, byte[] content) {
    try {
      requirePrivate();
      String name = report + ".json";
      String checksum = checksum(content);
      move(write(name + ".sha256", (checksum + "  " + name + "\n").getBytes(StandardCharsets.US_ASCII)), name + ".sha256");
      move(write(name, content), name);
      return checksum;
    } catch (IOException e) {
      throw new IllegalStateException("The directory for reports can't be written to: report " + report);
    }
  }

  /** What the integration answered; with an empty checksum where the file is none that can be read. Empty where there is no file. */
  Optional<Receipt> receipt(UUID report) {
    Path file = directory.resolve(report + ".receipt");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.isRegularFile(file) && Files.size(file) <= LONGEST_RECEIPT ? Files.readAllLines(file) : List.of();
      return Optional.of(lines.isEmpty() ? UNREADABLE : new Receipt(lines.get(0).strip(), lines.size() > 1 ? lines.get(1).strip() : ""));
    } catch (IOException unreadable) {
      LOG.warn("The receipt of report {} can't be read", report);
      return Optional.of(UNREADABLE);
    }
  }

  private void requirePrivate() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IllegalStateException("The directory for reports is not there");
    }
    if (isPosix() && Files.getPosixFilePermissions(directory).stream().anyMatch(OTHERS::contains)) {
      throw new IllegalStateException("The directory for reports is open to others");
    }
  }

  private Path write(String name, byte[] content) throws IOException {
    Path file = directory.resolve("." + name + ".part");
    Files.deleteIfExists(file);
    if (isPosix()) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_AND_GROUP));
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return file;
  }

  private void move(Path file, String name) throws IOException {
    Files.move(file, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean isPosix() {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static String checksum(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
