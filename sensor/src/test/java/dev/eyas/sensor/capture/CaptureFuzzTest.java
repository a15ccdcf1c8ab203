package dev.eyas.sensor.capture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.Field;
import dev.eyas.catalog.Fields;
import dev.eyas.rules.ruleset.EffectiveRuleset;
import dev.eyas.sensor.EngineOptions;
import dev.eyas.sensor.EventQuery;
import dev.eyas.sensor.Match;
import dev.eyas.sensor.Replay;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Captures that are damaged in every way end in a message at worst. Looks for others for {@code
 * eyas.fuzz.seconds}; what it finds is printed with the number to find it again by.
 */
class CaptureFuzzTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int FEWEST = 100;

  private final long seed = Long.getLong("eyas.fuzz.seed", 1);

  @Test
  void noDamageDoesHarm() throws IOException {
    CaptureMutator mutator = new CaptureMutator(seeds());
    Replay replay = new Replay(EngineOptions.captured(), CaptureFuzzTest::show);
    replay.load(everyField());
    long end = System.nanoTime() + Duration.ofSeconds(budget()).toNanos();
    long runs = 0;
    for (long number = seed; runs < FEWEST || System.nanoTime() < end; number++, runs++) {
      byte[] capture = mutator.next(new Random(number));
      long start = System.nanoTime();
      judge(replay, capture, number);
      assertTrue(System.nanoTime() - start < LONGEST.toNanos(), "slow: eyas.fuzz.seed=" + number);
    }
    System.out.println(
        "captures damaged and read: " + runs + ", with " + replay.events() + " events");
    assertTrue(replay.events() > runs, "hardly any event was read");
    assertTrue(
        !replay.dropped().containsKey("alert not printed"),
        "an alert could not be made; the standard error tells why, eyas.fuzz.seed=" + seed);
  }

  private static void judge(Replay replay, byte[] capture, long number) throws IOException {
    try (CaptureReader reader = CaptureReader.of("fuzz", new ByteArrayInputStream(capture))) {
      replay.read(reader, () -> true);
    } catch (CaptureException asItShouldBe) {
      assertTrue(asItShouldBe.getMessage().startsWith("fuzz: "), asItShouldBe.getMessage());
    } catch (RuntimeException | Error e) {
      throw new AssertionError(
          "eyas.fuzz.seed=" + number + " " + HexFormat.of().formatHex(capture), e);
    }
  }

  /** Everything that can be asked of an event is asked. */
  private static void show(Match match) {
    match.message();
    match.jsonLine();
  }

  private static EffectiveRuleset everyField() {
    String fields =
        Fields.all().stream()
            .filter(field -> !isLookedUpInTheNetwork(field) && isPlain(field))
            .map(field -> "%" + field.name())
            .collect(Collectors.joining(" "));
    return EventQuery.of(EventQuery.EVERYTHING, fields).ruleset();
  }

  private static boolean isLookedUpInTheNetwork(Field field) {
    return field.name().startsWith("fd.") && field.name().endsWith("ip.name");
  }

  private static boolean isPlain(Field field) {
    try {
      EventQuery.of(EventQuery.EVERYTHING, "%" + field.name());
      return true;
    } catch (IllegalArgumentException needsAnArgument) {
      return false;
    }
  }

  private static List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Path file : CorpusCapturesTest.captures()) {
      try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        seeds.add(in.readAllBytes());
      }
    }
    return seeds;
  }

  private static long budget() {
    return Long.getLong("eyas.fuzz.seconds", 5);
  }
}
