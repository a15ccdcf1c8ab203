package dev.eyas.sensor.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import dev.eyas.catalog.Priority;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OutputsTest {
  private static final long PATIENCE = 60_000;

  @TempDir Path folder;

  @Test
  void aFileIsContinuedBehindWhatIsThere() throws Exception {
    Path file = Files.writeString(folder.resolve("events.txt"), "before\ntorn");
    try (FileOutput output = new FileOutput(file, true)) {
      output.write(line("one"));
      output.write(line("zwölf"));
    }
    assertEquals("before\ntorn\none\nzwölf\n", Files.readString(file));
  }

  @Test
  void aFileThatWasMovedAwayIsBegunAnew() throws Exception {
    Path file = folder.resolve("events.txt");
    Path moved = folder.resolve("events.txt.1");
    try (FileOutput output = new FileOutput(file, true)) {
      output.write(line("one"));
      Files.move(file, moved);
      output.write(line("two"));
      output.reopen();
      output.write(line("three"));
    }
    assertEquals("one\ntwo\n", Files.readString(moved));
    assertEquals("three\n", Files.readString(file));
  }

  @Test
  void aProgramGetsEachAlertOrAll() throws Exception {
    Path file = folder.resolve("program.txt");
    String command = "echo begun >> " + file + "; cat >> " + file;
    try (ProgramOutput each = new ProgramOutput(command, false, PATIENCE)) {
      each.write(line("one"));
      each.write(line("two"));
    }
    assertEquals("begun\none\nbegun\ntwo\n", Files.readString(file));
    Files.delete(file);
    try (ProgramOutput all = new ProgramOutput(command, true, PATIENCE)) {
      all.write(line("one"));
      all.write(line("two"));
    }
    assertEquals("begun\none\ntwo\n", Files.readString(file));
  }

  @Test
  void anAddressGetsEachAlertAsItIs() throws Exception {
    BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    List<String> types = new ArrayList<>();
    HttpServer server = server();
    server.createContext(
        "/alerts",
        exchange -> {
          types.add(exchange.getRequestHeaders().getFirst("Content-Type"));
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
          bodies.add(
              new String(
                  gzip ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body,
                  StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    try (HttpOutput text = http(server, "/alerts", false, 0);
        HttpOutput json = http(server, "/alerts", true, 0);
        HttpOutput nowhere = http(server, "/none", true, 0)) {
      text.write(line("ein Prozeß"));
      json.write(line("{}"));
      assertThrows(IOException.class, () -> nowhere.write(line("{}")));
    } finally {
      server.stop(0);
    }
    assertEquals(List.of("ein Prozeß", "{}"), List.copyOf(bodies));
    assertEquals(List.of("text/plain", "application/json"), types);
  }

  @Test
  void anAddressThatDoesNotAnswerIsTriedSoManyTimes() throws Exception {
    BlockingQueue<String> tries = new LinkedBlockingQueue<>();
    CountDownLatch end = new CountDownLatch(1);
    HttpServer server = server();
    server.createContext(
        "/",
        exchange -> {
          tries.add("try");
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try (HttpOutput output = http(server, "/", true, 2)) {
      assertThrows(IOException.class, () -> output.write(line("{}")));
      for (int i = 0; i < 3; i++) {
        assertEquals("try", tries.poll(60, TimeUnit.SECONDS));
      }
    } finally {
      end.countDown();
      server.stop(0);
    }
  }

  @Test
  void whatDoesNotGetOutIsCountedAndHoldsNobodyUp() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    List<String> written = new ArrayList<>();
    AlertOutput slow =
        output(
            "slow",
            alert -> {
              stuck.countDown();
              release.await();
              written.add(alert.text());
            });
    AlertOutput broken =
        output(
            "broken",
            alert -> {
              throw new IOException("no space left");
            });
    OutputQueue queue = new OutputQueue(List.of(slow, broken), 10, PATIENCE);
    queue.add(line("0"));
    stuck.await();
    for (int i = 1; i <= 1000; i++) {
      queue.add(line(String.valueOf(i)));
    }
    assertEquals(Map.of("queue full", 990L), queue.lost());
    release.countDown();
    queue.close();

    assertEquals(11, written.size());
    assertEquals(Map.of("queue full", 990L, "broken", 11L), queue.lost());
  }

  @Test
  void anOutputThatIsStuckDoesNotKeepTheSensorFromItsEnd() {
    CountDownLatch never = new CountDownLatch(1);
    OutputQueue queue = new OutputQueue(List.of(output("stuck", alert -> never.await())), 10, 50);
    queue.add(line("0"));
    queue.add(line("1"));
    queue.close();
    assertFalse(queue.lost().isEmpty());
    never.countDown();
  }

  private interface Writing {
    void write(AlertLine alert) throws IOException, InterruptedException;
  }

  private static AlertOutput output(String name, Writing writing) {
    return new AlertOutput() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void write(AlertLine alert) throws IOException {
        try {
          writing.write(alert);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };
  }

  private static HttpServer server() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    return server;
  }

  private static HttpOutput http(HttpServer server, String path, boolean json, int retries)
      throws IOException {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    TlsSettings tls = new TlsSettings(true, Optional.empty(), Optional.empty(), Optional.empty());
    Duration timeout = retries == 0 ? Duration.ofSeconds(60) : Duration.ofSeconds(1);
    return new HttpOutput(
        new HttpOutput.Settings(url, "test", json, json, false, timeout, retries), tls.context());
  }

  private static AlertLine line(String text) {
    return new AlertLine(Priority.WARNING, text);
  }
}
