package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code eyas replay} of the assembled distribution. */
@Timeout(180)
class ReplayIT {
  private static final Path FILES =
      Path.of("../sensor/src/test/resources/captures/files.scap.gz").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void judgesByTheBundledRulesAndSumsUp() throws Exception {
    Finished eyas = replay("-o", "time_format_iso_8601=true", FILES.toString());

    assertEquals(0, eyas.code(), eyas::err);
    assertTrue(
        eyas.out().contains("+0000: Warning Sensitive file opened for reading (file=/etc/shadow"),
        eyas.out());
    assertTrue(eyas.err().matches("(?s).*Events seen: [1-9][0-9]*\nEvents dropped: 0\n.*"));
    assertTrue(eyas.err().contains("   Sensitive File Read: 1\n"), eyas.err());
  }

  @Test
  void showsEventsWithoutRules() throws Exception {
    Finished eyas =
        replay(
            "--filter",
            "evt.type = openat and fd.name = /etc/shadow",
            "--print",
            "%proc.name %fd.name",
            "--format",
            "json",
            FILES.toString());

    assertEquals(0, eyas.code(), eyas::err);
    JsonObject event = JsonParser.parseString(eyas.out()).getAsJsonObject();
    assertEquals("cat", event.get("proc.name").getAsString());
    assertEquals("/etc/shadow", event.get("fd.name").getAsString());
    assertEquals("", eyas.err());
  }

  @Test
  void aFilterRestrictsRules() throws Exception {
    String rules = Dist.HOME.resolve("rules").toString();

    Finished eyas = replay("-r", rules, "--filter", "proc.name != cat", FILES.toString());

    assertTrue(eyas.err().contains("Alerts: 1\n"), eyas.err());
    assertTrue(eyas.out().contains("File below /etc opened for writing"), eyas.out());
  }

  @Test
  void whatIsWholeOfACutCaptureCounts() throws Exception {
    byte[] whole;
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(FILES))) {
      whole = in.readAllBytes();
    }
    Path cut = folder.resolve("cut.scap");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 5));

    Finished eyas = replay(cut.toString(), folder.resolve("none.scap").toString());

    assertEquals(1, eyas.code());
    assertTrue(eyas.err().contains("eyas: " + cut + ": cut off at byte "), eyas.err());
    assertTrue(eyas.err().contains("none.scap: no such file"), eyas.err());
    assertTrue(eyas.out().contains("Sensitive file opened"), eyas.out());
  }

  private static Finished replay(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Dist.LAUNCHER.toString(), "replay"));
    command.addAll(List.of(arguments));
    return Finished.of(Dist.process(command, Map.of()));
  }
}
