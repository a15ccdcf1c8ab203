package dev.eyas.sensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.sensor.pushdown.BaseSyscalls;
import dev.eyas.sensor.pushdown.PushDown;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's filter against real processes: it hides nothing that a rule asks for. */
@LiveTest
class PushDownLiveTest {
  private static final int CHANGES = 100;

  @TempDir Path folder;

  /** A sensor with its own probe, and the alerts that name this test's folder. */
  private final class Watch implements AutoCloseable {
    final List<String> alerts = new CopyOnWriteArrayList<>();
    final LiveSensor sensor;

    Watch(PushDown.Depth depth, String rules) throws Exception {
      sensor =
          LiveSensor.open(
              LiveOptions.defaults().withPushDown(new PushDown(depth, BaseSyscalls.DEFAULT)));
      sensor.onMatch(
          match -> {
            if (match.message().contains(folder.toString())) {
              alerts.add(match.message());
            }
          });
      sensor.load(TestRules.load(rules));
    }

    List<String> end() {
      sensor.stop();
      sensor.await();
      return List.copyOf(alerts);
    }

    @Override
    public void close() {
      sensor.close();
    }
  }

  private String opens() {
    return TestRules.rule(
        "secret",
        ("((evt.type in (open, openat, openat2) and evt.is_open_read = true) or evt.type = creat)"
                + " and fd.num >= 0 and (fd.name = %1$s/secret or fd.name startswith %1$s/fifo)")
            .formatted(folder),
        "%evt.type %fd.name %fd.num");
  }

  @Test
  void everyWayToOpenAFileIsSeen() throws Exception {
    Files.createFile(folder.resolve("secret"));
    try (Watch filtered = new Watch(PushDown.Depth.CONDITIONS, opens());
        Watch whole = new Watch(PushDown.Depth.EVENT_TYPES, opens())) {
      String printed = run(compile("evasions.c").toString(), folder.toString());

      List<String> alerts = filtered.end();
      assertEquals(Integer.parseInt(printed.strip()), alerts.size(), alerts::toString);
      assertEquals(whole.end(), alerts);
      assertTrue(
          filtered.sensor.keptBack() > 1000, () -> "kept back: " + filtered.sensor.keptBack());
      assertEquals(0, whole.sensor.keptBack());
    }
  }

  /**
   * Its own name and those of threads and children, who take over what prctl or /proc has made of
   * it, cut or just not cut by the kernel.
   */
  @Test
  void everyNameOfAProcessCounts() throws Exception {
    Path secret = Files.createFile(folder.resolve("secret"));
    String opens = "evt.type in (open, openat) and fd.name = " + secret;
    String rules =
        TestRules.rule(
                "some",
                opens + " and proc.name in (exactly15-bytes, sixteen-bytes-16, wanted)",
                "some %proc.name %fd.name")
            + TestRules.rule(
                "others",
                opens + " and not proc.name in (plain, wanted, exactly15-bytes, sixteen-bytes-1)",
                "others %proc.name %fd.name");
    Path program = compile("names.c");
    List<String> programs = new ArrayList<>();
    for (String name : List.of("plain", "exactly15-bytes", "sixteen-bytes-16", "unwanted")) {
      programs.add(Files.copy(program, folder.resolve(name)).toString());
    }
    try (Watch filtered = new Watch(PushDown.Depth.CONDITIONS, rules);
        Watch whole = new Watch(PushDown.Depth.EVENT_TYPES, rules)) {
      for (String one : programs) {
        for (String next : programs) {
          run(one, secret.toString(), next);
        }
      }

      List<String> alerts = filtered.end();
      assertEquals(whole.end(), alerts);
      for (String name : List.of("exactly15-bytes", "wanted")) {
        assertTrue(alerts.contains("some " + name + " " + secret), () -> name + ": " + alerts);
      }
      assertTrue(alerts.contains("others unwanted " + secret), alerts::toString);
      assertTrue(filtered.sensor.keptBack() > 0);
    }
  }

  /** Also by addresses that are overwritten, or not to be read when the call begins. */
  @Test
  void everyConnectionIsSeen() throws Exception {
    int[] ports = freePorts(3);
    String connects =
        TestRules.rule(
            "connects",
            "evt.type = connect and fd.sport in (%d, %d)".formatted(ports[1], ports[2]),
            "%proc.exepath %fd.name %evt.rawres");
    String copies =
        TestRules.rule(
            "copies", "evt.type = dup and fd.type in (ipv4, ipv6)", "%proc.exepath %fd.name");
    Path program = compile("sockets.c");
    for (String rules : List.of(connects, connects + copies)) {
      try (Watch filtered = new Watch(PushDown.Depth.CONDITIONS, rules);
          Watch whole = new Watch(PushDown.Depth.EVENT_TYPES, rules)) {
        Path work = Files.createDirectory(folder.resolve("work" + rules.length()));
        run(program.toString(), work.toString(), "" + ports[0], "" + ports[1], "" + ports[2]);

        List<String> alerts = filtered.end();
        assertEquals(whole.end(), alerts);
        assertEquals(6, count(alerts, "->127.0.0.1:" + ports[2] + " 0"), alerts::toString);
        assertTrue(count(alerts, "->127.0.0.1:" + ports[1] + " 0") >= 3, alerts::toString);
        assertTrue(filtered.sensor.keptBack() > 1200, () -> "" + filtered.sensor.keptBack());
      }
    }
  }

  private static long count(List<String> alerts, String part) {
    return alerts.stream().filter(alert -> alert.contains(part)).count();
  }

  private static int[] freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sockets.add(new ServerSocket(0));
    }
    int[] ports = sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }

  @Test
  void aRuleThatAsksForFilesLaterFindsThoseOpenAlready() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "one\ntwo\n");
    String none = TestRules.rule("none", "evt.type = openat and fd.name = /no/such", "x");
    String reads = TestRules.rule("reads", "evt.type = read and fd.name = " + file, "%fd.name");
    try (Watch watch = new Watch(PushDown.Depth.CONDITIONS, none)) {
      Process shell =
          new ProcessBuilder(
                  "bash",
                  "-c",
                  "exec 5<\"$0\"; echo ready; read -r go; read -r -u 5 line; echo \"$line\"",
                  file.toString())
              .start();
      try (BufferedReader out = shell.inputReader();
          Writer in = new OutputStreamWriter(shell.getOutputStream(), StandardCharsets.UTF_8)) {
        assertEquals("ready", out.readLine());
        watch.sensor.load(TestRules.load(reads));
        in.write("go\n");
        in.flush();
        assertEquals("one", out.readLine());
      } finally {
        shell.destroyForcibly().waitFor();
      }

      List<String> alerts = watch.end();
      assertTrue(alerts.contains(file.toString()), alerts::toString);
    }
  }

  @Test
  void watchingARuleLiftsTheFilterForItsEventTypes() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    String rules =
        TestRules.rule("modes", "evt.type in (chmod, fchmodat) and evt.failed = true", "%evt.args")
            + TestRules.rule("folders", "evt.type = mkdir and evt.failed = true", "%evt.args");
    try (Watch watch = new Watch(PushDown.Depth.CONDITIONS, rules)) {
      long before = watch.sensor.keptBack();
      changeModes(file);
      assertTrue(watch.sensor.keptBack() >= before + CHANGES, "no rule can match");

      watch.sensor.watch(Set.of("modes"), 10);
      long start = System.nanoTime();
      changeModes(file);
      NearMisses misses = awaitStudied(watch.sensor);
      long seconds = (System.nanoTime() - start) / 1_000_000_000L + 2;
      assertTrue(misses.studied() <= 10 * seconds, misses::toString);
      assertTrue(misses.nearest().toString().contains(file.toString()), misses::toString);
      assertEquals(0, misses.matched());
      before = watch.sensor.keptBack();
      run("bash", "-c", "for i in {1..50}; do mkdir $0; rmdir $0; done", folder + "/made");
      assertTrue(watch.sensor.keptBack() >= before + 50, "of other rules nothing is lifted");

      watch.sensor.watch(Set.of(), 0);
      before = watch.sensor.keptBack();
      changeModes(file);
      assertTrue(watch.sensor.keptBack() >= before + CHANGES);
      assertEquals(List.of(), watch.end());
    }
  }

  private static void changeModes(Path file) throws Exception {
    String chmod = "import os, sys\nfor i in range(%d): os.chmod(sys.argv[1], 0o600)";
    run("python3", "-c", chmod.formatted(CHANGES), file.toString());
  }

  private static NearMisses awaitStudied(LiveSensor sensor) throws Exception {
    long end = System.nanoTime() + 30_000_000_000L;
    while (true) {
      NearMisses misses = sensor.nearMisses().get(0);
      if (misses.studied() + misses.passedOver() >= CHANGES) {
        return misses;
      }
      assertTrue(System.nanoTime() < end, misses::toString);
      Thread.sleep(20);
    }
  }

  private Path compile(String source) throws Exception {
    Path program = folder.resolve("program");
    copy("waits.h");
    run("gcc", "-pthread", "-o", program.toString(), copy(source).toString());
    return program;
  }

  private Path copy(String source) throws IOException {
    Path copy = folder.resolve(source);
    try (InputStream in = PushDownLiveTest.class.getResourceAsStream(source)) {
      Files.copy(in, copy);
    }
    return copy;
  }

  private static String run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), command[0]);
    return output;
  }
}
