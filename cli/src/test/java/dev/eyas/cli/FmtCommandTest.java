package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
  private static final String LOOSE = "# é\n-   macro: m\n    condition: a  and b\n";
  private static final String TIDY = "# é\n- macro: m\n  condition: a and b\n";

  @TempDir Path folder;

  @Test
  void theResultGoesToStandardOutputAndTheFileStays() throws IOException {
    Path file = write("a.yaml", LOOSE);
    assertEquals(new Finished(0, TIDY, ""), InProcess.eyas("fmt", file));
    assertEquals(LOOSE, Files.readString(file));
  }

  @Test
  void checkNamesTheFilesThatAreNotLaidOut() throws IOException {
    Path loose = write("loose.yaml", LOOSE);
    Path tidy = write("tidy.yaml", TIDY);
    assertEquals(new Finished(1, loose + "\n", ""), InProcess.eyas("fmt", "--check", folder));
    assertEquals(new Finished(0, "", ""), InProcess.eyas("fmt", "--check", tidy));
  }

  @Test
  void diffShowsWhatWouldChange() throws IOException {
    Path file = write("a.yaml", LOOSE.stripTrailing());
    Finished diff = InProcess.eyas("fmt", "--diff", file);
    assertEquals(
        """
        --- FILE
        +++ FILE
        @@ -1,3 +1,3 @@
         # é
        --   macro: m
        -    condition: a  and b
        \\ No newline at end of file
        +- macro: m
        +  condition: a and b
        """
            .replace("FILE", file.toString()),
        diff.out());
    assertEquals(0, diff.code());
    assertEquals("", InProcess.eyas("fmt", "--diff", write("b.yaml", TIDY)).out());
  }

  @Test
  void writeReplacesTheFileAndKeepsLinksAndPermissions() throws IOException {
    Path file = write("a.yaml", LOOSE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);

    assertEquals(new Finished(0, "", ""), InProcess.eyas("fmt", "--write", link));

    assertEquals(TIDY, Files.readString(file));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void aBrokenItemIsToldAndLeftAsItIs() throws IOException {
    String broken = "-   macro: n\n    condition: (a  and b\n";
    Path file = write("a.yaml", LOOSE + broken);

    Finished written = InProcess.eyas("fmt", "--write", file);

    assertEquals(1, written.code());
    assertEquals(
        file
            + ":4: left as it is: the item has a syntax error in its condition;"
            + " eyas validate tells more\n",
        written.err());
    assertEquals(TIDY + broken, Files.readString(file));
  }

  @Test
  void whatMakesNoSenseIsWrongUsage() throws IOException {
    assertEquals(2, InProcess.eyas("fmt").code());
    assertEquals(2, InProcess.eyas("fmt", "--write", "-").code());
    assertEquals(2, InProcess.eyas("fmt", "--write", "--check", write("a.yaml", TIDY)).code());
    assertEquals(1, InProcess.eyas("fmt", folder.resolve("missing.yaml")).code());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
