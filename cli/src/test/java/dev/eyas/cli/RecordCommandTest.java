package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says before anything is recorded; the rest is in {@link RecordLiveIT}. */
class RecordCommandTest {
  @TempDir Path folder;

  private Finished record(String... arguments) {
    Path capture = folder.resolve("x.scap");
    Object[] line = new Object[3 + arguments.length];
    line[0] = "record";
    line[1] = "-w";
    line[2] = capture;
    System.arraycopy(arguments, 0, line, 3, arguments.length);
    Finished eyas = InProcess.eyas(line);
    assertFalse(Files.exists(capture));
    return eyas;
  }

  @Test
  void aRecordingLastsASecondAtLeast() {
    for (String seconds : new String[] {"0", "-5"}) {
      Finished eyas = record("--duration", seconds);

      assertEquals(2, eyas.code());
      assertEquals("--duration: at least one second\nSee 'eyas record --help'.\n", eyas.err());
    }
  }

  @Test
  void aFilterThatDoesNotCompileIsToldWithItsPlace() {
    Finished eyas = record("--filter", "evt.typ = open");

    assertEquals(2, eyas.code());
    assertTrue(
        eyas.err().startsWith("--filter: ")
            && eyas.err().contains("\n  evt.typ = open\n  ^^^^^^^\n  help: did you mean evt.type?"),
        eyas.err());
  }

  @Test
  void aRotationNamesASizeAndACount() {
    Finished eyas = record("--rotate", "10");

    assertEquals(2, eyas.code());
    assertTrue(eyas.err().contains("'10' is not SIZE:COUNT"), eyas.err());
  }
}
