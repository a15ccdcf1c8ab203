package dev.eyas.sensor.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The two products of the native build, from the class path. */
final class NativeFiles {
  private static final String FOLDER = "/dev/eyas/bpf/linux-x86-64/";
  private static final String LIBRARY = "libeyas_bpf.so";

  private NativeFiles() {}

  static byte[] bpfObject() throws ProbeException {
    return read("eyas.bpf.o");
  }

  /**
   * Path of the library as a file. It is kept in a cache under its content's hash, in a folder that
   * only this user can write: what is loaded there runs with the sensor's privileges.
   */
  static Path bpfLibrary() throws ProbeException {
    byte[] content = read(LIBRARY);
    try {
      Path folder = cache();
      Path file = folder.resolve(sha256(content) + ".so");
      if (!Files.exists(file) || !sha256(Files.readAllBytes(file)).equals(sha256(content))) {
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

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
