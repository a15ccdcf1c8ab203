package dev.eyas.sensor.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.CRC32;

/** The two products of the native build, from the class path. */
final class NativeFiles {
  private static final String FOLDER = "/dev/eyas/bpf/linux-x86-64/";
  private static final String LIBRARY = "libeyas_bpf.so";

  private NativeFiles() {}

  static byte[] bpfObject() throws ProbeException {
    return read("eyas.bpf.o");
  }

  /**
   * Path of the library as a file. It is kept in a cache under its content's checksum, in a folder
   * that only this user can write: what is loaded there runs with the sensor's privileges.
   */
  static Path bpfLibrary() throws ProbeException {
    byte[] content = read(LIBRARY);
    try {
      Path folder = cache();
      Path file = folder.resolve("eyas_bpf-" + Long.toHexString(checksum(content)) + ".so");
      if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
        Path fresh = Files.createTempFile(folder, "eyas", ".so");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return file;
    } catch (IOException e) {
      throw new ProbeException("cannot put the native library into the cache: " + e, e);
    }
  }

  private static Path cache() throws IOException {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path base =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    try {
      return privateFolder(base.resolve("eyas"));
    } catch (IOException readOnlyHome) {
      return Files.createTempDirectory("eyas");
    }
  }

  private static Path privateFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    return folder;
  }

  private static byte[] read(String name) throws ProbeException {
    try (InputStream in = NativeFiles.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new ProbeException("this build of Eyas lacks " + name);
      }
      return in.readAllBytes();
    } catch (ProbeException e) {
      throw e;
    } catch (IOException e) {
      throw new ProbeException("cannot read " + name + ": " + e.getMessage(), e);
    }
  }

  /** One that native code makes: a start waits for it, and the content itself is compared. */
  private static long checksum(byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    return checksum.getValue();
  }
}
