package dev.eyas.sensor.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** A client that runs as another user. */
final class OtherUser {
  private static final String CLIENT =
      """
      use Socket;
      socket(my $s, PF_UNIX, SOCK_STREAM, 0) or die "socket: $!";
      connect($s, pack_sockaddr_un($ARGV[0])) or die "connect: $!";
      my $call = '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":1}}';
      $SIG{PIPE} = 'IGNORE';
      syswrite($s, "Content-Length: " . length($call) . "\\r\\n\\r\\n" . $call);
      my $answer = '';
      sysread($s, $answer, 14);
      print $answer;
      """;

  static void assumeRoot() throws IOException {
    if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
      String message = "NOT RUN: only root can become another user";
      System.err.println(message);
      if (Boolean.getBoolean("eyas.ci")) {
        throw new AssertionError(message);
      }
      throw new TestAbortedException(message);
    }
  }

  /** Opens what the file system would keep others from. */
  static void letThrough(Path socket, Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
  }

  /** The beginning of what a sensor answers to such a user; empty if it does not. */
  static String firstAnswer(Path socket, int user, int group) throws Exception {
    Process process =
        new ProcessBuilder(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + group,
                "--clear-groups",
                "perl",
                "-e",
                CLIENT,
                socket.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError("the client failed");
    }
    return answer;
  }

  private OtherUser() {}
}
