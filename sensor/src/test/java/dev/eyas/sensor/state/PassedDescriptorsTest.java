package dev.eyas.sensor.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.EventBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a process is told to have been given, with a node that knows of two descriptors. */
class PassedDescriptorsTest {
  private static final long RECEIVER = 60;
  private static final int SOL_SOCKET = 1;
  private static final int SCM_RIGHTS = 1;
  private static final int SCM_CREDENTIALS = 2;

  private final List<Long> asked = new ArrayList<>();
  private final ThreadTable threads = new ThreadTable(new Node(), ContainerRegistry.NONE);
  private final StateTracker tracker =
      new StateTracker(
          new SystemState(threads, Accounts.none(), ContainerRegistry.NONE, new Interfaces(), ""));

  /** A node whose only process has a file under each even number. */
  private final class Node extends TestProcesses {
    @Override
    public void loadDescriptor(ThreadInfo process, long number) {
      asked.add(number);
      if (number % 2 == 0) {
        process.fds.put(number, new FdInfo(FdType.FILE, "/given/" + number));
      }
    }
  }

  PassedDescriptorsTest() {
    feed(
        new EventBuilder("SYSCALL_CLONE_20_X")
            .with("res", 0)
            .with("tid", RECEIVER)
            .with("pid", RECEIVER)
            .with("comm", "receiver"));
    feed(new EventBuilder("SOCKET_SOCKET_X").with("fd", 3).with("domain", 1).with("type", 1));
  }

  private void feed(EventBuilder event) {
    tracker.before(event.tid(RECEIVER).build(), 0);
    tracker.after();
  }

  private static EventBuilder message(byte[] control) {
    return new EventBuilder("SOCKET_RECVMSG_X")
        .with("res", 1)
        .with("fd", 3)
        .with("msgcontrol", control);
  }

  /** A control message with its padding. */
  private static byte[] control(int type, int... numbers) {
    int length = 16 + 4 * numbers.length;
    ByteBuffer bytes = ByteBuffer.allocate((length + 7) / 8 * 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(length).putInt(SOL_SOCKET).putInt(type);
    for (int number : numbers) {
      bytes.putInt(number);
    }
    return bytes.array();
  }

  private static byte[] join(byte[] one, byte[] other) {
    return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
  }

  private String nameOf(long number) {
    return threads.find(RECEIVER).fds().get(number).name();
  }

  @Test
  void whatAMessageBringsIsLookedUp() {
    byte[] credentials = control(SCM_CREDENTIALS, 8, 8, 8);
    feed(message(join(credentials, control(SCM_RIGHTS, 4, 5, 6))));

    assertEquals(List.of(4L, 5L, 6L), asked);
    assertEquals("/given/4", nameOf(4));
    assertNull(threads.find(RECEIVER).fds().get(5));
    assertEquals("/given/6", nameOf(6));
  }

  @Test
  void theFirstOfSeveralMessagesTellsToo() {
    feed(
        new EventBuilder("SOCKET_RECVMMSG_X")
            .with("res", 1)
            .with("fd", 3)
            .with("msgcontrol", control(SCM_RIGHTS, 4)));

    assertEquals("/given/4", nameOf(4));
  }

  @Test
  void aMessageThatWasNotReceivedBringsNothing() {
    feed(message(control(SCM_RIGHTS, 4)).with("res", -11));

    assertEquals(List.of(), asked);
  }

  @Test
  void brokenControlMessagesBringNothing() {
    byte[] tooLong = control(SCM_RIGHTS, 4);
    tooLong[0] = 100;
    byte[] tooShort = control(SCM_RIGHTS, 4);
    tooShort[0] = 3;
    byte[] endless = control(SCM_RIGHTS, 4);
    endless[7] = (byte) 0x80;
    for (byte[] each : List.of(tooLong, tooShort, endless, new byte[7])) {
      feed(message(each));
    }

    assertEquals(List.of(), asked);
  }
}
