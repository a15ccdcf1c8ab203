package dev.eyas.sensor.capture;

import dev.eyas.catalog.EventType;
import dev.eyas.catalog.EventType.Flag;
import dev.eyas.catalog.Events;
import dev.eyas.sensor.event.ByteStrings;
import dev.eyas.sensor.event.Event;
import dev.eyas.sensor.state.SnapshotReader;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads a capture, or several in one file: state first, then events in the layout of the current
 * version, whatever version they were written in. In one pass, in memory that does not depend on
 * the file's length.
 */
public final class CaptureReader implements Closeable {
  private static final int MAGIC = 0x1A2B3C4D;
  private static final int MAJOR = 1;
  private static final int MOST_EVENT_BYTES = 1 << 16;
  private static final int MOST_LARGE_EVENT_BYTES = 1 << 24;
  private static final long MOST_STATE_BYTES = 1L << 28;
  private static final int STATE_ONLY = 1;
  private static final int CPU_BYTES = 2;
  private static final int FLAGS_BYTES = 4;
  private static final int INFLATER_BUFFER = 1 << 16;

  private final String name;
  private final Share share;
  private final BlockInput in;
  private final Event event = new Event();
  private final EventConverter converter = new EventConverter();
  private SnapshotReader snapshot;
  private MachineInfo machine;
  private long stateBytes;
  private long events;
  private long unknown;
  private long damaged;
  private String firstDamage;
  private boolean hasSection;
  private boolean isSeeding;

  /** Tells how much of a file has been read, from 0 to 1. */
  @FunctionalInterface
  private interface Share {
    double read() throws IOException;
  }

  private CaptureReader(String name, InputStream file, Share share) throws IOException {
    this.name = name;
    this.share = share;
    in = new BlockInput(decompressed(file));
  }

  /**
   * Opens a capture, compressed with gzip or not.
   *
   * @throws IOException if the file cannot be read
   */
  public static CaptureReader open(Path path) throws IOException {
    FileInputStream file = new FileInputStream(path.toFile());
    try {
      FileChannel channel = file.getChannel();
      double size = Math.max(1, channel.size());
      return new CaptureReader(path.toString(), file, () -> channel.position() / size);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /**
   * Opens a capture that is no file.
   *
   * @param name what messages call it
   */
  static CaptureReader of(String name, InputStream in) throws IOException {
    return new CaptureReader(name, in, () -> 0);
  }

  private static InputStream decompressed(InputStream file) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(file, INFLATER_BUFFER);
    buffered.mark(2);
    boolean compressed = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return compressed ? new ReadAhead(new GZIPInputStream(buffered, INFLATER_BUFFER)) : buffered;
  }

  /**
   * Reads on.
   *
   * @param most events to read before it returns
   * @return whether there may be more
   * @throws CaptureException if the file is cut off or damaged; what came before has been delivered
   */
  public boolean read(CaptureHandler handler, int most) throws CaptureException {
    try {
      long enough = events + most;
      while (events < enough) {
        if (in.atEnd()) {
          requireEvents();
          return false;
        }
        block(handler);
      }
      return true;
    } catch (CaptureException e) {
      throw e;
    } catch (EOFException e) {
      throw new CaptureException(cutOff(), e);
    } catch (IOException e) {
      throw new CaptureException(
          "%s: damaged at byte %d, in %s: %s"
              .formatted(name, in.blockStart(), BlockType.name(in.blockType()), e.getMessage()),
          e);
    }
  }

  private void requireEvents() throws CaptureException {
    if (!hasSection) {
      throw new CaptureException(name + ": empty");
    }
    if (events == 0) {
      throw new CaptureException(name + ": no events in this capture");
    }
  }

  private String cutOff() {
    if (in.offset() == in.blockStart()) {
      return "%s: cut off at byte %d, where a block ends".formatted(name, in.offset());
    }
    return "%s: cut off at byte %d, in %s that begins at byte %d"
        .formatted(name, in.offset(), BlockType.name(in.blockType()), in.blockStart());
  }

  private void block(CaptureHandler handler) throws IOException {
    in.openBlock();
    int type = in.blockType();
    if (type == BlockType.SECTION) {
      section(handler);
    } else if (!hasSection) {
      throw new CaptureException(name + ": not a capture: it does not begin like a .scap file");
    } else if (BlockType.isEvent(type)) {
      event(handler, type);
      return;
    } else {
      state(type);
    }
    in.closeBlock();
  }

  private void section(CaptureHandler handler) throws IOException {
    long magic = in.u32();
    if (magic != MAGIC) {
      throw new CaptureException(
          magic == Integer.toUnsignedLong(Integer.reverseBytes(MAGIC))
              ? name + ": written on a big-endian machine, which is not supported"
              : name + ": not a capture: it does not begin like a .scap file");
    }
    int major = in.u16();
    if (major != MAJOR) {
      throw new CaptureException(
          name + ": format version " + major + " is not supported, only version " + MAJOR);
    }
    hasSection = true;
    isSeeding = true;
    stateBytes = 0;
    converter.restart();
    snapshot = new SnapshotReader(handler.begin());
  }

  private void state(int type) throws IOException {
    stateBytes += in.remaining();
    if (stateBytes > MOST_STATE_BYTES) {
      throw new IOException("more than " + (MOST_STATE_BYTES >> 20) + " MiB of state");
    }
    int version = BlockType.processListVersion(type);
    if (version > 0) {
      snapshot.processes(in, version);
      return;
    }
    switch (type) {
      case BlockType.MACHINE -> {
        machine = readMachine();
        snapshot.bootTime(machine.bootTime());
      }
      case BlockType.DESCRIPTORS_1, BlockType.DESCRIPTORS_2 ->
          snapshot.descriptors(in, type == BlockType.DESCRIPTORS_2);
      case BlockType.ACCOUNTS_1, BlockType.ACCOUNTS_2 ->
          snapshot.accounts(in, type == BlockType.ACCOUNTS_2);
      case BlockType.INTERFACES_1, BlockType.INTERFACES_2 ->
          snapshot.interfaces(in, type == BlockType.INTERFACES_2);
      default -> {
        // What a newer version may know.
      }
    }
  }

  private MachineInfo readMachine() throws IOException {
    int cpus = (int) in.u32();
    long memory = in.i64();
    long maxPid = in.i64();
    String hostname = ByteStrings.cut(ByteStrings.of(in.bytes(MachineInfo.HOSTNAME_LENGTH)));
    return new MachineInfo(cpus, memory, maxPid, hostname, in.i64());
  }

  private void event(CaptureHandler handler, int block) throws IOException {
    if (isSeeding) {
      snapshot.complete();
      isSeeding = false;
    }
    int start = in.takeBlock(BlockType.isLarge(block) ? MOST_LARGE_EVENT_BYTES : MOST_EVENT_BYTES);
    int cpu = Short.toUnsignedInt(in.view().getShort(start));
    boolean stateOnly = BlockType.isFlagged(block) && (flags(start) & STATE_ONLY) != 0;
    events++;
    Event current = decode(block, start, start + (int) in.contentLength());
    if (current == null) {
      return;
    }
    if (stateOnly) {
      handler.onStateEvent(current, cpu);
    } else {
      handler.onEvent(current, cpu);
    }
  }

  private int flags(int start) {
    return in.view().getInt(start + CPU_BYTES);
  }

  /** The event in a block as it would be today, or null if there is nothing to see. */
  private Event decode(int block, int start, int end) {
    ByteBuffer view = in.view();
    int at = start + CPU_BYTES + (BlockType.isFlagged(block) ? FLAGS_BYTES : 0);
    boolean first = BlockType.isFirstVersion(block);
    try {
      requireLength(view, at, end, first ? FirstVersion.HEADER_LENGTH : Event.HEADER_LENGTH);
      int type = Short.toUnsignedInt(view.getShort(at + 20));
      if (type >= EventType.COUNT) {
        unknown++;
        return null;
      }
      boolean large = BlockType.isLarge(block) || Events.get(type).has(Flag.LARGE_PAYLOAD);
      event.wrap(view, first ? FirstVersion.upgrade(view, at, large) : at, large);
      return large ? event : converter.convert(event);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      damaged(e.getMessage());
      return null;
    }
  }

  private static void requireLength(ByteBuffer view, int at, int end, int header) {
    if (end - at < header) {
      throw new IllegalArgumentException("no room for an event");
    }
    long length = Integer.toUnsignedLong(view.getInt(at + 16));
    if (length < header || length > end - at) {
      throw new IllegalArgumentException(
          "a length of " + length + " bytes where there are " + (end - at));
    }
  }

  private void damaged(String cause) {
    if (damaged++ == 0) {
      firstDamage = "%s: damaged event at byte %d: %s".formatted(name, in.blockStart(), cause);
    }
  }

  /** The machine of the capture that is read, once its description has been met. */
  public Optional<MachineInfo> machine() {
    return Optional.ofNullable(machine);
  }

  /** Events read so far, those that nobody is to see included. */
  public long events() {
    return events;
  }

  /** Events passed over because this version does not know their types. */
  public long unknown() {
    return unknown;
  }

  /** Events passed over because they are damaged. */
  public long damaged() {
    return damaged;
  }

  /** Place and cause of the first damaged event. */
  public Optional<String> firstDamage() {
    return Optional.ofNullable(firstDamage);
  }

  /** How much of the file has been read, from 0 to 1. */
  public double progress() {
    try {
      return share.read();
    } catch (IOException e) {
      // Whatever is wrong with the file, reading on will tell.
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
