package dev.eyas.sensor.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.eyas.sensor.Corpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public captures of the corpus. */
class CorpusCapturesTest {
  @Test
  void everyEventIsDecoded() throws IOException {
    List<Path> files = captures();
    assertTrue(files.size() >= 4, files::toString);
    for (Path file : files) {
      try (CaptureReader reader = CaptureReader.open(file)) {
        SeenCapture seen = new SeenCapture();
        seen.readAll(reader);

        System.out.println(file.getFileName() + ": " + countsByType(seen));
        assertEquals(0, reader.damaged(), () -> reader.firstDamage().orElse(""));
        assertEquals(0, reader.unknown());
        assertEquals(1, seen.sections);
        assertTrue(seen.threadsBefore > 50, () -> "threads: " + seen.threadsBefore);
        assertTrue(reader.machine().orElseThrow().cpus() > 0);
      }
    }
  }

  /** Which events there are, in which order, under which numbers, as upstream's library has it. */
  @ParameterizedTest
  @CsvSource({"curl_google, 939", "single_ipv6_conn, 1714"})
  void rulesSeeTheEventsThatTheySeeUpstream(String name, int events) throws IOException {
    SeenCapture seen = SeenCapture.of(Corpus.folder().resolve("captures/" + name + ".scap"));
    Path expected = Corpus.folder().resolve("fields/" + name + ".jsonl.gz");
    Iterator<SeenCapture.Seen> actual = seen.visible.iterator();
    int compared = 0;
    try (BufferedReader lines = lines(expected)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonObject fields = JsonParser.parseString(line).getAsJsonObject();
        assertTrue(actual.hasNext(), () -> "missing: " + fields);
        SeenCapture.Seen event = actual.next();
        assertEquals(fields.get("evt.num").getAsLong(), event.number());
        assertEquals(fields.get("evt.rawtime").getAsLong(), event.time());
        assertEquals(fields.get("evt.cpu").getAsInt(), event.cpu());
        assertEquals(fields.get("thread.tid").getAsLong(), event.tid());
        compared++;
      }
    }
    assertEquals(events, compared);
    assertTrue(!actual.hasNext(), () -> "too much: " + actual.next());
  }

  static List<Path> captures() throws IOException {
    try (Stream<Path> files = Files.list(Corpus.folder().resolve("captures"))) {
      return files.filter(file -> file.toString().endsWith(".scap")).sorted().toList();
    }
  }

  private static Map<String, Long> countsByType(SeenCapture seen) {
    return seen.all.stream()
        .collect(
            Collectors.groupingBy(SeenCapture.Seen::type, TreeMap::new, Collectors.counting()));
  }

  private static BufferedReader lines(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
  }
}
