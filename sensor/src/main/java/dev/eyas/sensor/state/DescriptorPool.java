package dev.eyas.sensor.state;

/** Descriptors that no table holds any more, and tables that no thread uses any more. */
final class DescriptorPool {
  private static final int MOST_DESCRIPTORS = 1 << 14;
  private static final int MOST_TABLES = 1 << 10;

  private final Pool<FdInfo> descriptors = new Pool<>(MOST_DESCRIPTORS);
  private final Pool<FdTable> tables = new Pool<>(MOST_TABLES);

  private volatile long rejected;

  /** A descriptor as {@link FdInfo#FdInfo} makes it, to be put into a table. */
  FdInfo descriptor(FdType type, String name) {
    FdInfo kept = descriptors.take();
    if (kept == null) {
      return new FdInfo(type, name);
    }
    kept.reset(type, name);
    return kept;
  }

  /** Counts a descriptor that found no room in its table. */
  void reject() {
    rejected++;
  }

  /** How many descriptors found no room. */
  long rejected() {
    return rejected;
  }

  /** An empty table. */
  FdTable table() {
    FdTable kept = tables.take();
    return kept == null ? new FdTable() : kept;
  }

  void keep(FdInfo descriptor) {
    descriptors.keep(descriptor);
  }

  /** Takes an empty table, unless it has grown so large that it had better be forgotten. */
  void keep(FdTable table) {
    if (!table.isLarge()) {
      tables.keep(table);
    }
  }
}
