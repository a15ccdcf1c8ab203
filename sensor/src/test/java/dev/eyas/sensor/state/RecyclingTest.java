package dev.eyas.sensor.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.eyas.sensor.container.ContainerRegistry;
import dev.eyas.sensor.event.SocketTuple;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is used again holds nothing of what it was, and nothing is used again that is in use. */
class RecyclingTest {
  /** Scratch space, which says nothing while {@code hasEnteredAddress} is false. */
  private static final Set<String> SCRATCH = Set.of("enteredAddress");

  private final ThreadTable threads = new ThreadTable(ProcessSource.NONE, ContainerRegistry.NONE);
  private final DescriptorPool descriptors = threads.descriptors();

  @Test
  void descriptorsAreAsNewWhateverTheyWere() throws IllegalAccessException {
    FdInfo used = new FdInfo(FdType.IPV4, "old");
    fill(used);
    descriptors.keep(used);

    FdInfo taken = descriptors.descriptor(FdType.FILE, "/new");

    assertSame(used, taken);
    assertSameState(new FdInfo(FdType.FILE, "/new"), taken);
  }

  @Test
  void copiesOfDescriptorsDifferInTheirHoldersAlone() throws IllegalAccessException {
    FdInfo original = new FdInfo(FdType.IPV4, "old");
    fill(original);

    FdInfo copy = original.copy();

    copy.holders = original.holders;
    assertSameState(original, copy);
  }

  @Test
  void threadsAreAsNewWhateverTheyWere() throws IllegalAccessException {
    ThreadInfo used = process(7, 1);
    threads.remove(7, -1);
    fill(used);
    used.children.add(new ThreadInfo(9));

    ThreadInfo taken = threads.take(8);

    assertSame(used, taken);
    assertSameState(new ThreadInfo(8), taken);
    assertSame(taken, taken.main);
    assertEquals(0, taken.fds().size());
  }

  @Test
  void aDescriptorIsUsedAgainWhenTheLastTableLetsGo() {
    ThreadInfo parent = process(1, 0);
    FdInfo file = descriptors.descriptor(FdType.FILE, "/file");
    parent.fds().put(3, file);
    ThreadInfo child = threads.take(2);
    child.pid = 2;
    child.ptid = 1;
    child.fds().inherit(parent.fds());
    threads.add(child);

    parent.fds().remove(3);
    assertNotSame(file, descriptors.descriptor(FdType.FILE, "/other"));
    assertSame(file, child.fds().get(3));

    threads.remove(2, -1);
    assertSame(file, descriptors.descriptor(FdType.FILE, "/other"));
  }

  @Test
  void aMainThreadIsNotUsedAgainBeforeItsThreads() {
    ThreadInfo main = process(1, 0);
    main.comm = "main";
    main.fds().put(3, new FdInfo(FdType.FILE, "/file"));
    ThreadInfo thread = threads.take(2);
    thread.pid = 1;
    thread.use(main.fds());
    threads.add(thread);

    threads.remove(1, -1);
    assertNotSame(main, threads.take(5));
    assertSame(main, thread.main());
    assertEquals("/file", thread.fds().get(3).name());

    threads.remove(2, -1);
    List<ThreadInfo> taken = List.of(threads.take(6), threads.take(7));
    assertEquals(Set.of(main, thread), Set.copyOf(taken));
  }

  @Test
  void aSharedTableOutlivesTheProcessThatMadeIt() {
    ThreadInfo first = process(1, 0);
    ThreadInfo second = process(2, 1);
    second.use(first.fds());
    first.fds().put(3, new FdInfo(FdType.FILE, "/file"));

    threads.remove(1, -1);
    ThreadInfo third = process(3, 0);
    third.fds().put(3, new FdInfo(FdType.FILE, "/other"));

    assertEquals("/file", second.fds().get(3).name());
  }

  @Test
  void childrenOfAThreadThatWasUsedAgainDoNotFollowIt() {
    ThreadInfo init = process(1, 0);
    ThreadInfo parent = process(2, 1);
    ThreadInfo child = process(3, 2);
    assertSame(parent, child.parent());

    threads.remove(2, -1);
    ThreadInfo next = process(4, 1);

    assertSame(parent, next);
    assertSame(init, child.parent());
    assertEquals(List.of(), next.children);
  }

  @Test
  void namesOfEndsChangeWithTheEnds() {
    FdInfo socket = new FdInfo(FdType.IPV4, "");
    byte[] here = {10, 0, 0, 1};
    byte[] there = {10, 0, 0, 2};
    socket.beginEvent();
    socket.connect(SocketTuple.internet(here, 1000, there, 53));
    assertEquals(true, socket.isNameChanged());
    assertEquals("10.0.0.1:1000->10.0.0.2:53", socket.name());

    socket.beginEvent();
    socket.connect(SocketTuple.internet(here, 1000, there, 53));
    assertEquals(false, socket.isNameChanged());

    socket.connect(SocketTuple.internet(here, 1000, there, 54));
    assertEquals(true, socket.isNameChanged());
    assertEquals("10.0.0.1:1000->10.0.0.2:54", socket.name());

    FdInfo told = new FdInfo(FdType.IPV4, "10.0.0.1:1000->10.0.0.2:53");
    told.beginEvent();
    told.connect(SocketTuple.internet(here, 1000, there, 53));
    assertEquals(false, told.isNameChanged());
  }

  private ThreadInfo process(long tid, long parent) {
    ThreadInfo process = threads.take(tid);
    process.pid = tid;
    process.ptid = parent;
    threads.add(process);
    return process;
  }

  /** Sets every field to something that no new object holds. */
  private static void fill(Object object) throws IllegalAccessException {
    for (Field field : fields(object)) {
      Class<?> type = field.getType();
      if (Modifier.isFinal(field.getModifiers())) {
        continue;
      }
      if (type == long.class) {
        field.setLong(object, 77);
      } else if (type == int.class) {
        field.setInt(object, 77);
      } else if (type == boolean.class) {
        field.setBoolean(object, true);
      } else if (type == String.class) {
        field.set(object, "stale");
      } else if (type == byte[].class) {
        field.set(object, new byte[] {7, 7, 7, 7});
      } else if (type == List.class) {
        field.set(object, List.of("stale"));
      } else if (type.isEnum()) {
        Object[] values = type.getEnumConstants();
        field.set(object, values[values.length - 1]);
      } else if (type == ThreadInfo.class) {
        field.set(object, new ThreadInfo(99));
      }
    }
  }

  private static void assertSameState(Object fresh, Object taken) throws IllegalAccessException {
    for (Field field : fields(fresh)) {
      Object expected = field.get(fresh);
      Object actual = field.get(taken);
      boolean isItself = expected == fresh && actual == taken;
      if (!isItself && field.getType() != FdTable.class && !SCRATCH.contains(field.getName())) {
        boolean isBytes = expected instanceof byte[];
        assertEquals(text(expected, isBytes), text(actual, isBytes), field.getName());
      }
    }
  }

  private static Object text(Object value, boolean isBytes) {
    return isBytes ? List.of(Arrays.toString((byte[]) value)) : value;
  }

  private static List<Field> fields(Object object) {
    List<Field> fields = new ArrayList<>();
    for (Field field : object.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
        field.setAccessible(true);
        fields.add(field);
      }
    }
    return fields;
  }
}
