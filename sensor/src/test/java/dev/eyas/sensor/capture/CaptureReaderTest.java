package dev.eyas.sensor.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.catalog.EventType;
import dev.eyas.sensor.capture.CaptureBytes.Content;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.event.EventBuilder;
import dev.eyas.sensor.state.FdInfo;
import dev.eyas.sensor.state.FdType;
import dev.eyas.sensor.state.L4Proto;
import dev.eyas.sensor.state.ThreadInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureReaderTest {
  @TempDir Path folder;

  private static Event open(long time, String name) {
    return new EventBuilder("SYSCALL_OPEN_X")
        .time(time)
        .tid(42)
        .with("fd", 3)
        .with("name", name)
        .build();
  }

  private static CaptureBytes twoEvents() {
    return new CaptureBytes().section().event(open(1, "/a")).event(open(2, "/b"));
  }

  private SeenCapture read(byte[] bytes) throws IOException {
    return SeenCapture.of(Files.write(folder.resolve("test.scap"), bytes));
  }

  /** Reads as far as it goes; the complaint must be there. */
  private String complaint(byte[] bytes, SeenCapture seen) throws IOException {
    Path file = Files.write(folder.resolve("test.scap"), bytes);
    try (CaptureReader reader = CaptureReader.open(file)) {
      String message =
          assertThrows(CaptureException.class, () -> seen.readAll(reader)).getMessage();
      assertTrue(message.startsWith(file + ": "), message);
      return message.substring((file + ": ").length());
    }
  }

  @Test
  void deliversEventsAsTheyStandThere() throws IOException {
    SeenCapture seen = read(twoEvents().bytes());

    assertEquals(2, seen.visible.size());
    SeenCapture.Seen first = seen.visible.get(0);
    assertEquals(List.of(1L, 42L, 3), List.of(first.time(), first.tid(), first.cpu()));
    byte[] expected = CaptureBytes.bytes(open(1, "/a"));
    assertEquals(HexFormat.of().formatHex(expected), first.bytes());
  }

  @Test
  void readsGzip() throws IOException {
    SeenCapture seen = SeenCapture.of(twoEvents().gzipTo(folder.resolve("test.scap.gz")));

    assertEquals(2, seen.visible.size());
  }

  @Test
  void eventsOfTheFirstVersionAreWholeWhereverTheyLie() throws IOException {
    int count = 20_000;
    CaptureBytes capture = new CaptureBytes().section();
    for (int i = 0; i < count; i++) {
      capture.eventOfFirstVersion(open(i, "/" + "a".repeat(i % 37)));
    }

    SeenCapture seen = read(capture.bytes());

    assertEquals(count, seen.visible.size());
  }

  @Test
  void theFirstVersionsEventsComeInTodaysLayout() throws IOException {
    SeenCapture then =
        read(new CaptureBytes().section().eventOfFirstVersion(open(1, "/a")).bytes());
    SeenCapture now = read(new CaptureBytes().section().event(open(1, "/a")).bytes());

    assertEquals(now.visible, then.visible);
  }

  @Test
  void theLengthOfOldNotificationsIsMended() throws IOException {
    Event event =
        new EventBuilder("NOTIFICATION_E").with("id", "some id").with("desc", "what").build();
    Content content =
        new Content().u16(0).raw(CaptureBytes.firstVersion(event, 3)).raw(new byte[3]);

    SeenCapture seen = read(new CaptureBytes().section().block(0x204, content).bytes());

    assertEquals("notification", seen.all.get(0).type());
    assertTrue(seen.all.get(0).bytes().endsWith("7768617400"), seen.all.get(0).bytes());
  }

  @Test
  void largeEventsHaveLongLengths() throws IOException {
    String json = "{\"x\":\"" + "y".repeat(100_000) + "\"}";
    byte[] data = (json + "\0").getBytes();
    int length = 26 + 12 + 4 + 10 + data.length;
    Content event =
        new Content()
            .u16(1)
            .i64(5)
            .i64(42)
            .u32(length)
            .u16(402)
            .u32(3)
            .u32(4)
            .u32(10)
            .u32(data.length)
            .u32(0)
            .raw("container\0".getBytes())
            .raw(data);

    SeenCapture seen = read(new CaptureBytes().section().block(0x221, event).bytes());

    assertEquals("asyncevent", seen.all.get(0).type());
    assertEquals(2 * length, seen.all.get(0).bytes().length());
  }

  @Test
  void compressedCapturesBehindEachOtherAreReadInTurn() throws IOException {
    SeenCapture seen = read(twice(Files.readAllBytes(compressed())));

    assertEquals(2, seen.sections);
    assertEquals(4, seen.visible.size());
  }

  @Test
  void theSecondOfThemMayBeCutOff() throws IOException {
    byte[] both = twice(Files.readAllBytes(compressed()));
    SeenCapture seen = new SeenCapture();

    String message = complaint(Arrays.copyOf(both, both.length - 20), seen);

    assertTrue(message.startsWith("cut off at byte "), message);
    assertTrue(seen.visible.size() >= 2, () -> seen.visible.size() + " events");
  }

  /** As gzip and zlib have it. */
  @Test
  void whatIsNotCompressedBehindCompressedDataIsPassedOver() throws IOException {
    byte[] one = Files.readAllBytes(compressed());
    byte[] more = Arrays.copyOf(one, one.length + 100);
    Arrays.fill(more, one.length, more.length, (byte) 'x');

    assertEquals(2, read(more).visible.size());
  }

  @Test
  void compressedDataThatLacksItsEndAloneIsCutOff() throws IOException {
    byte[] bytes = Files.readAllBytes(compressed());
    SeenCapture seen = new SeenCapture();

    String message = complaint(Arrays.copyOf(bytes, bytes.length - 4), seen);

    assertTrue(message.startsWith("cut off at byte "), message);
    assertEquals(2, seen.visible.size());
  }

  private Path compressed() throws IOException {
    return twoEvents().gzipTo(folder.resolve("part.gz"));
  }

  private static byte[] twice(byte[] bytes) {
    byte[] both = Arrays.copyOf(bytes, bytes.length * 2);
    System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
    return both;
  }

  @Test
  void anotherCaptureBehindStartsAnew() throws IOException {
    CaptureBytes one = twoEvents();
    CaptureBytes both = new CaptureBytes().section().event(open(9, "/c"));
    byte[] joined = Arrays.copyOf(one.bytes(), one.bytes().length + both.bytes().length);
    System.arraycopy(both.bytes(), 0, joined, one.bytes().length, both.bytes().length);

    SeenCapture seen = read(joined);

    assertEquals(2, seen.sections);
    assertEquals(3, seen.visible.size());
  }

  @Test
  void eventsForTheStateAloneAreToldApart() throws IOException {
    SeenCapture seen =
        read(new CaptureBytes().section().stateEvent(open(1, "/a")).event(open(2, "/b")).bytes());

    assertEquals(1, seen.stateOnly);
    assertEquals(1, seen.visible.size());
    assertEquals("/b", seen.state.threads().find(42).fds().get(3).name());
  }

  @Test
  void blocksAndEventsOfTheFutureArePassedOver() throws IOException {
    Content future = new Content().u16(0).i64(5).i64(42).u32(26).u16(EventType.COUNT + 5).u32(0);
    Path file =
        new CaptureBytes()
            .section()
            .block(0x7777, new Content().text("who knows"))
            .block(0x216, future)
            .event(open(1, "/a"))
            .writeTo(folder.resolve("future.scap"));

    try (CaptureReader reader = CaptureReader.open(file)) {
      SeenCapture seen = new SeenCapture();
      seen.readAll(reader);
      assertEquals(1, seen.visible.size());
      assertEquals(1, reader.unknown());
      assertEquals(0, reader.damaged());
    }
  }

  /** The fields that each version of the process list has. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void readsProcessListsOfEveryVersion(int version) throws IOException {
    int[] types = {0, 0x202, 0x207, 0x209, 0x210, 0x211, 0x212, 0x213, 0x214, 0x215};
    Content list = process(version, 50, 1).raw(process(version, 1, 0).bytes());
    SeenCapture seen =
        read(new CaptureBytes().section().block(types[version], list).event(open(1, "/a")).bytes());

    ThreadInfo thread = seen.state.threads().find(50);
    assertEquals("comm", thread.comm());
    assertEquals("/cwd/", thread.cwd());
    assertEquals(List.of("a", "b c"), thread.args());
    assertEquals(1000, thread.uid());
    assertEquals(version >= 2 ? 77 : 0, thread.vmSize());
    assertEquals(version >= 3 ? List.of("X=1", "Y=2") : List.of(), thread.env());
    assertEquals(version >= 4 ? 7 : -1, thread.vpid());
    assertEquals(version >= 4 ? List.of("cpu=/a") : List.of(), thread.cgroups());
    assertEquals(version >= 6 ? 3 : -1, thread.sid());
    assertEquals(version >= 7 ? "/bin/exe" : "", thread.exePath());
    assertEquals(version >= 8 ? 4 : -1, thread.vpgid());
    assertEquals(version >= 9 ? 500 : -1, thread.loginUid());
    assertEquals(version >= 9 ? 34816 : 0, thread.tty());
    assertEquals(version >= 9, thread.isExeUpperLayer());
    assertEquals(version >= 9 ? 99 : -1, thread.pgid());
    assertEquals(seen.state.threads().find(1), thread.parent(), "a parent that comes later");
  }

  private static Content process(int version, long tid, long parent) {
    Content c = new Content().i64(tid).i64(tid).i64(parent);
    if (version >= 6) c.i64(3);
    if (version >= 8) c.i64(4);
    c.text("comm").text("exe");
    if (version >= 7) c.text("/bin/exe");
    c.text("a\0b c\0").text("/cwd").i64(1024).u32(0).u32(1000).u32(1001);
    if (version >= 2) c.u32(77).u32(78).u32(79).i64(80).i64(81);
    if (version >= 3) c.text("X=1\0Y=2\0");
    if (version >= 4) c.i64(6).i64(7).text("cpu=/a\0");
    if (version >= 5) c.text("/");
    if (version < 9) {
      return c;
    }
    c.i64(12345).u32(34816).u32(500).u8(1).i64(1).i64(2).i64(3).u8(1).i64(4).i64(5).i64(6);
    return c.u8(0).u8(1).i64(99).raw(new byte[] {1, 2, 3}).sized();
  }

  @Test
  void aShortTailOfAProcessHasDefaults() throws IOException {
    Content c = new Content().i64(50).i64(50).i64(1).i64(3).i64(4).text("c").text("e").text("/e");
    c.text("").text("/").i64(1).u32(0).u32(0).u32(0).u32(0).u32(0).u32(0).i64(0).i64(0);
    c.text("").i64(1).i64(1).text("").text("/").u32(7);

    SeenCapture seen =
        read(new CaptureBytes().section().block(0x215, c.sized()).event(open(1, "/a")).bytes());

    ThreadInfo thread = seen.state.threads().find(50);
    assertEquals(7, thread.loginUid());
    assertEquals(0, thread.capEffective());
    assertEquals(-1, thread.pgid());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsDescriptors(boolean sized) throws IOException {
    byte[] v4 = {10, 0, 0, 1, 10, 0, 0, 2};
    Content list = new Content().i64(50);
    add(list, sized, fd(3, 1).text("/etc/hosts"));
    add(list, sized, fd(4, 3).raw(v4).u16(4000).u16(443).u8(2));
    add(list, sized, fd(5, 5).raw(new byte[] {127, 0, 0, 1}).u16(53).u8(3));
    add(list, sized, fd(6, 8).i64(0xabc).i64(0xdef).text("/run/x.sock"));
    add(
        list,
        sized,
        fd(7, 16).u32(1).text("/var/log/x").raw(sized ? new byte[] {9, 0, 0, 0} : new byte[0]));
    add(list, sized, fd(8, 7).text("pipe:[5]"));
    add(list, sized, fd(9, 21).text("[pidfd]"));
    SeenCapture seen =
        read(
            new CaptureBytes()
                .section()
                .block(0x215, process(9, 50, 1))
                .block(sized ? 0x218 : 0x203, list)
                .event(open(1, "/a"))
                .bytes());

    ThreadInfo thread = seen.state.threads().find(50);
    assertEquals("/etc/hosts", thread.fds().get(3).name());
    FdInfo connection = thread.fds().get(4);
    assertEquals("10.0.0.1:4000->10.0.0.2:443", connection.name());
    assertEquals(L4Proto.TCP, connection.l4Proto());
    assertEquals("127.0.0.1:53", thread.fds().get(5).name());
    assertTrue(thread.fds().get(5).isServer());
    assertEquals("/run/x.sock", thread.fds().get(6).name());
    assertEquals(sized ? 9 : 0, thread.fds().get(7).device());
    assertEquals(FdType.PIPE, thread.fds().get(8).type());
    assertEquals(FdType.PIDFD, thread.fds().get(9).type());
  }

  private static Content fd(long number, int type) {
    return new Content().i64(number).i64(1234).u8(type);
  }

  private static void add(Content list, boolean sized, Content entry) {
    list.raw(sized ? entry.sized().bytes() : entry.bytes());
  }

  @Test
  void readsUsersAndGroups() throws IOException {
    Content user = new Content().u8(0).u32(1000).u32(100).text("ann").text("/home/ann").text("/sh");
    Content group = new Content().u8(1).u32(100).text("users");
    Content list = new Content().raw(user.sized().bytes()).raw(group.sized().bytes());
    SeenCapture seen =
        read(new CaptureBytes().section().block(0x220, list).event(open(1, "/a")).bytes());

    assertEquals("ann", seen.state.accounts().user(1000).name());
    assertEquals("users", seen.state.accounts().group(100));
    assertNull(seen.state.accounts().user(1));
  }

  @Test
  void aFileThatIsCutOffCountsUpToThere() throws IOException {
    byte[] whole = twoEvents().bytes();
    int section = new CaptureBytes().section().bytes().length;
    int second = section + (whole.length - section) / 2;
    for (int length = section + 1; length < whole.length; length++) {
      if (length != second) {
        SeenCapture seen = new SeenCapture();
        String message = complaint(Arrays.copyOf(whole, length), seen);
        assertTrue(message.startsWith("cut off at byte "), message);
        assertEquals(length > second ? 1 : 0, seen.visible.size(), message);
      }
    }
  }

  @Test
  void compressedDataThatIsCutOffCountsUpToThere() throws IOException {
    Path file = twoEvents().gzipTo(folder.resolve("x.gz"));
    byte[] bytes = Files.readAllBytes(file);

    String message = complaint(Arrays.copyOf(bytes, bytes.length - 20), new SeenCapture());

    assertTrue(message.startsWith("cut off at byte "), message);
  }

  @Test
  void aDamagedBlockIsNamedWithItsPlace() throws IOException {
    byte[] bytes = twoEvents().bytes();
    bytes[bytes.length - 3] ^= 0x55;
    SeenCapture seen = new SeenCapture();

    String message = complaint(bytes, seen);

    int second = 28 + (bytes.length - 28) / 2;
    assertTrue(
        message.startsWith("damaged at byte " + second + ", in an event: its length is"), message);
    assertEquals(1, seen.visible.size());
  }

  @Test
  void aDamagedEventIsPassedOverAndCounted() throws IOException {
    Content damaged = new Content().u16(0).i64(5).i64(42).u32(26).u16(3).u32(60);
    Path file =
        new CaptureBytes()
            .section()
            .block(0x216, damaged)
            .event(open(1, "/a"))
            .writeTo(folder.resolve("damaged.scap"));

    try (CaptureReader reader = CaptureReader.open(file)) {
      SeenCapture seen = new SeenCapture();
      seen.readAll(reader);
      assertEquals(1, seen.visible.size());
      assertEquals(1, reader.damaged());
      String message = reader.firstDamage().orElseThrow();
      assertTrue(message.startsWith(file + ": damaged event at byte 28: "), message);
    }
  }

  @Test
  void whatIsNoCaptureIsNamedSo() throws IOException {
    assertEquals("empty", complaint(new byte[0], new SeenCapture()));
    String text = complaint("- rule: not a capture at all\n".getBytes(), new SeenCapture());
    assertTrue(text.contains("not a capture"), text);
    assertEquals(
        "no events in this capture",
        complaint(new CaptureBytes().section().bytes(), new SeenCapture()));
    byte[] big = new Content().u32(0x0A0D0D0A).u32(28).u32(0x4D3C2B1A).bytes();
    assertTrue(complaint(Arrays.copyOf(big, 28), new SeenCapture()).contains("big-endian"));
  }

  @Test
  void aClaimedLengthTakesNoMemory() throws IOException {
    byte[] claim =
        new Content().raw(new CaptureBytes().section().bytes()).u32(0x221).u32(16 << 20).bytes();

    assertTrue(complaint(claim, new SeenCapture()).startsWith("cut off"));
  }
}
