package dev.eyas.sensor.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ControlSocketTest {
  private static final InitializeResult SELF = new InitializeResult(1, "1.2.3", "node");

  @TempDir Path folder;

  private final List<FakeSensor> sensors = new CopyOnWriteArrayList<>();
  private ControlSocket socket;

  @AfterEach
  void close() {
    if (socket != null) {
      socket.close();
    }
  }

  @Test
  void eachClientHasRulesOfItsOwn() throws Exception {
    Path path = open("sensor.sock");
    try (SocketClient one = SocketClient.connect(path);
        SocketClient other = SocketClient.connect(path)) {
      one.load("fine");
      other.load("fine");
      other.load("fine");

      assertEquals(1, one.server().stats().get().generation());
      assertEquals(2, other.server().stats().get().generation());
    }
    await(() -> sensors.size() == 2 && sensors.stream().allMatch(sensor -> sensor.closed));
  }

  @Test
  void theFileIsTheOwnersAloneOrOfTheGroup() throws Exception {
    Path path = open("sensor.sock");
    assertEquals("rw-------", permissions(path));
    socket.close();
    assertFalse(Files.exists(path));

    String group = Files.readAttributes(folder, "posix:group").get("group").toString();
    socket = ControlSocket.open(path, Optional.of(group), this::sensor, SELF);
    assertEquals("rw-rw----", permissions(path));
  }

  @Test
  void aGroupThatIsNotThereIsNamed() {
    IOException refused =
        assertThrows(
            IOException.class,
            () -> ControlSocket.open(path("x"), Optional.of("no-such-group"), this::sensor, SELF));
    assertTrue(refused.getMessage().contains("groupadd --system no-such-group"));
  }

  @Test
  void whatAKilledSensorLeftIsReplacedAndNothingElse() throws Exception {
    Path stale = path("stale");
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(stale))
        .close();
    assertTrue(Files.exists(stale));
    open("stale");

    assertRefused("stale", "another sensor listens there");
    Files.writeString(path("file"), "precious");
    assertRefused("file", "there is something else already");
    assertEquals("precious", Files.readString(path("file")));
    Files.createSymbolicLink(path("link"), path("nowhere"));
    assertRefused("link", "there is something else already");
    assertFalse(Files.exists(path("nowhere"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aFolderThatOthersCanWriteToIsNoPlace() throws Exception {
    Path open = Files.createDirectory(path("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.createDirectory(open.resolve("inner"));
    Files.createSymbolicLink(path("innocent"), open.resolve("inner"));

    assertRefused("open/x", "others could replace what is in");
    assertRefused("open/inner/x", "others could replace what is in");
    assertRefused("innocent/x", "others could replace what is in");
  }

  @Test
  void aFileThatIsAnothersByNowStays() throws Exception {
    Path path = open("sensor.sock");
    Files.delete(path);
    Files.writeString(path, "another's");

    socket.close();

    assertEquals("another's", Files.readString(path));
  }

  @Test
  void aClientThatDoesNotReadCostsNeitherTheSensorNorTheCounts() throws Exception {
    Path path = open("sensor.sock");
    try (RawClient deaf = RawClient.connect(path)) {
      deaf.send(
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":1}}");
      deaf.send(
          "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"alerts/subscribe\",\"params\":{\"maxAlertsPerSecond\":1000}}");
      await(() -> sensors.size() == 1 && sensors.get(0).listens());
      for (int i = 0; i < 200_000; i++) {
        sensors.get(0).match("rule " + i % 1000);
      }

      assertEquals(200_000, sensors.get(0).counts().events());
      try (SocketClient other = SocketClient.connect(path)) {
        assertEquals(1, other.load("fine").generation());
      }
    }
    await(() -> sensors.stream().allMatch(sensor -> sensor.closed));
  }

  @Test
  void garbageEndsItsOwnConnectionOnly() throws Exception {
    Path path = open("sensor.sock");
    Random random = new Random(7);
    try (SocketClient other = SocketClient.connect(path)) {
      for (int i = 0; i < 50; i++) {
        try (RawClient hostile = RawClient.connect(path)) {
          byte[] bytes = new byte[random.nextInt(5000)];
          random.nextBytes(bytes);
          hostile.write(bytes);
          hostile.write(new byte[2000]);
          hostile.awaitEnd();
        }
      }
      assertEquals(1, other.load("fine").generation());
    }
  }

  @Test
  void thereIsRoomForSoManyClientsAtATime() throws Exception {
    Path path = open("sensor.sock");
    SocketClient[] clients = new SocketClient[ControlSocket.MAX_CLIENTS];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = SocketClient.connect(path);
    }
    ExecutionException refused =
        assertThrows(ExecutionException.class, () -> SocketClient.connect(path));
    assertTrue(refused.getMessage() != null);

    clients[0].close();
    await(() -> connects(path));
    for (SocketClient client : clients) {
      client.close();
    }
  }

  /** Whoever passes the file's permissions still has to be somebody. */
  @Test
  void strangersAreRefusedByWhoTheyAre() throws Exception {
    OtherUser.assumeRoot();
    Path path = open("sensor.sock");
    OtherUser.letThrough(path, folder);

    assertEquals("", OtherUser.firstAnswer(path, 4321, 4321));
    assertEquals("Content-Length", OtherUser.firstAnswer(path, 0, 0));
    socket.close();
    socket = ControlSocket.open(path, Optional.of("daemon"), this::sensor, SELF);
    OtherUser.letThrough(path, folder);
    assertEquals("", OtherUser.firstAnswer(path, 4321, 4321));
    assertEquals("Content-Length", OtherUser.firstAnswer(path, 4321, 1));
  }

  private static boolean connects(Path path) {
    try (SocketClient client = SocketClient.connect(path)) {
      return true;
    } catch (ExecutionException | InterruptedException | IOException refused) {
      return false;
    }
  }

  private void assertRefused(String name, String reason) {
    FileSystemException refused =
        assertThrows(
            FileSystemException.class,
            () -> ControlSocket.open(path(name), Optional.empty(), this::sensor, SELF));
    assertTrue(refused.getReason().contains(reason), refused.getReason());
  }

  private Path open(String name) throws IOException {
    socket = ControlSocket.open(path(name), Optional.empty(), this::sensor, SELF);
    return path(name);
  }

  private FakeSensor sensor() {
    FakeSensor sensor = new FakeSensor();
    sensors.add(sensor);
    return sensor;
  }

  private Path path(String name) {
    return folder.resolve(name);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it does not come to that");
      Thread.sleep(5);
    }
  }
}
