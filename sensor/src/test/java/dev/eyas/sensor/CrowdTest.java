package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.catalog.Priority;
import dev.eyas.sensor.EngineOptions.RuleMatching;
import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.output.OutputOptions;
import dev.eyas.sensor.state.TestProcesses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Very many processes at a time, and numbers that are used again. */
@Timeout(120)
class CrowdTest {
  private static final int CROWD = 100_000;
  private static final String RULES =
      TestRules.rule(
              "opened", "evt.type = open", "%proc.name %proc.pname %proc.aname[2] %container.id")
          + TestRules.rule("read", "evt.type = read", "%proc.name %fd.name");

  private final RecordingSink sink = new RecordingSink();
  private Engine engine;

  @BeforeEach
  void start() {
    engine =
        new Engine(
            new EngineOptions(
                RuleMatching.ALL,
                Priority.DEBUG,
                OutputOptions.defaults("testbox"),
                "testbox",
                new TestProcesses(),
                Path.of("/etc")),
            ContainerRegistry.NONE,
            sink);
    engine.seed();
    engine.load(TestRules.load(RULES));
  }

  @Test
  void ofAHundredThousandEachIsKnown() {
    long first = 1_000;
    for (long tid = first; tid < first + CROWD; tid++) {
      born(1, tid, "p" + tid);
    }
    assertEquals(CROWD + 1, engine.state().threads().size());
    for (long tid = first; tid < first + CROWD; tid += 9_973) {
      open(tid);
      assertEquals("p" + tid + " init <NA> host", last());
    }
    List<Long> tids = new ArrayList<>(LongStream.range(first, first + CROWD).boxed().toList());
    Collections.shuffle(tids, new Random(1));
    tids.subList(0, CROWD / 2).forEach(this::exit);
    assertEquals(CROWD / 2 + 1, engine.state().threads().size());
    for (long tid : tids.subList(CROWD / 2, CROWD)) {
      if (tid % 997 == 0) {
        open(tid);
        assertEquals("p" + tid + " init <NA> host", last());
      }
      exit(tid);
    }
    assertEquals(1, engine.state().threads().size());
  }

  @Test
  void aForkBombInAChainIsKnownToItsEndAndPassesToTheReaper() {
    long last = 1 + 20_000;
    for (long tid = 2; tid <= last; tid++) {
      born(tid - 1, tid, "bomb" + tid);
    }
    open(last);
    assertEquals("bomb20001 bomb20000 bomb19999 host", last());
    for (long tid = 2; tid < last; tid++) {
      exit(tid);
    }
    open(last);
    assertEquals("bomb20001 init <NA> host", last());
    assertEquals(2, engine.state().threads().size());
  }

  @Test
  void aNumberThatIsUsedAgainBringsNothingOfItsFirstHolder() {
    born(1, 50, "first");
    open(50);
    exit(50);
    born(1, 50, "second");
    feed(new EventBuilder("SYSCALL_READ_X").tid(50).with("res", 1).with("fd", 3).with("size", 1));

    // No name of a descriptor.
    assertEquals("second ", last());
    assertEquals(2, engine.state().threads().size());
  }

  private void born(long parent, long tid, String name) {
    feed(
        new EventBuilder("SYSCALL_CLONE_20_X")
            .tid(tid)
            .with("res", 0)
            .with("exe", name)
            .with("tid", tid)
            .with("pid", tid)
            .with("ptid", parent)
            .with("comm", name)
            .with("cgroups", List.of("=/"))
            .with("flags", 0)
            .with("uid", 0)
            .with("gid", 0)
            .with("vtid", tid)
            .with("vpid", tid));
  }

  private void open(long tid) {
    feed(
        new EventBuilder("SYSCALL_OPEN_X")
            .tid(tid)
            .with("fd", 3)
            .with("name", "/etc/passwd")
            .with("flags", 1)
            .with("mode", 0));
  }

  private void exit(long tid) {
    feed(new EventBuilder("PROCEXIT_1_E").tid(tid).with("status", 0).with("reaper_tid", 1));
  }

  private void feed(EventBuilder event) {
    Event built = event.build();
    engine.onEvent(built, 0);
  }

  private String last() {
    List<String> messages = sink.messages();
    return messages.get(messages.size() - 1);
  }
}
