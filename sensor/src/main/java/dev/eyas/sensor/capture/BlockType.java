package dev.eyas.sensor.capture;

/** Numbers of the blocks that a capture is made of. */
final class BlockType {
  static final int SECTION = 0x0A0D0D0A;
  static final int MACHINE = 0x201;
  static final int PROCESSES_1 = 0x202;
  static final int DESCRIPTORS_1 = 0x203;
  static final int EVENT_1 = 0x204;
  static final int INTERFACES_1 = 0x205;
  static final int ACCOUNTS_1 = 0x206;
  static final int PROCESSES_2 = 0x207;
  static final int FLAGGED_EVENT_1 = 0x208;
  static final int PROCESSES_3 = 0x209;
  static final int PROCESSES_4 = 0x210;
  static final int PROCESSES_5 = 0x211;
  static final int PROCESSES_6 = 0x212;
  static final int PROCESSES_7 = 0x213;
  static final int PROCESSES_8 = 0x214;
  static final int PROCESSES_9 = 0x215;
  static final int EVENT_2 = 0x216;
  static final int FLAGGED_EVENT_2 = 0x217;
  static final int DESCRIPTORS_2 = 0x218;
  static final int INTERFACES_2 = 0x219;
  static final int ACCOUNTS_2 = 0x220;
  static final int LARGE_EVENT_2 = 0x221;
  static final int FLAGGED_LARGE_EVENT_2 = 0x222;

  // Numbers from before the format was made public.
  private static final int OLD_PROCESSES_1 = 0x8000ABCD;
  private static final int OLD_DESCRIPTORS_1 = 0x8001ABCD;
  private static final int OLD_MACHINE = 0x8002ABCD;
  private static final int OLD_EVENT_1 = 0x8010ABCD;
  private static final int OLD_INTERFACES_1 = 0x8011ABCD;
  private static final int OLD_ACCOUNTS_1 = 0x8012ABCD;
  private static final int OLD_PROCESSES_2 = 0x8013ABCD;
  private static final int OLD_PROCESSES_3 = 0x8014ABCD;

  private BlockType() {}

  /** The official number in place of an old one. */
  static int official(int type) {
    return switch (type) {
      case OLD_PROCESSES_1 -> PROCESSES_1;
      case OLD_DESCRIPTORS_1 -> DESCRIPTORS_1;
      case OLD_MACHINE -> MACHINE;
      case OLD_EVENT_1 -> EVENT_1;
      case OLD_INTERFACES_1 -> INTERFACES_1;
      case OLD_ACCOUNTS_1 -> ACCOUNTS_1;
      case OLD_PROCESSES_2 -> PROCESSES_2;
      case OLD_PROCESSES_3 -> PROCESSES_3;
      default -> type;
    };
  }

  /** Version of a process list's entries, or 0 if the block is none. */
  static int processListVersion(int type) {
    return switch (type) {
      case PROCESSES_1 -> 1;
      case PROCESSES_2 -> 2;
      case PROCESSES_3 -> 3;
      case PROCESSES_4 -> 4;
      case PROCESSES_5 -> 5;
      case PROCESSES_6 -> 6;
      case PROCESSES_7 -> 7;
      case PROCESSES_8 -> 8;
      case PROCESSES_9 -> 9;
      default -> 0;
    };
  }

  static boolean isEvent(int type) {
    return switch (type) {
      case EVENT_1, FLAGGED_EVENT_1 -> true;
      case EVENT_2, FLAGGED_EVENT_2, LARGE_EVENT_2, FLAGGED_LARGE_EVENT_2 -> true;
      default -> false;
    };
  }

  static boolean isFirstVersion(int eventBlock) {
    return eventBlock == EVENT_1 || eventBlock == FLAGGED_EVENT_1;
  }

  static boolean isFlagged(int eventBlock) {
    return eventBlock == FLAGGED_EVENT_1
        || eventBlock == FLAGGED_EVENT_2
        || eventBlock == FLAGGED_LARGE_EVENT_2;
  }

  static boolean isLarge(int eventBlock) {
    return eventBlock == LARGE_EVENT_2 || eventBlock == FLAGGED_LARGE_EVENT_2;
  }

  /** What a block holds, for messages. */
  static String name(int type) {
    return switch (type) {
      case SECTION -> "the file header";
      case MACHINE -> "the machine's description";
      case DESCRIPTORS_1, DESCRIPTORS_2 -> "a list of descriptors";
      case INTERFACES_1, INTERFACES_2 -> "the list of interfaces";
      case ACCOUNTS_1, ACCOUNTS_2 -> "the list of users";
      default ->
          isEvent(type)
              ? "an event"
              : processListVersion(type) > 0
                  ? "the list of processes"
                  : "a block of type 0x" + Integer.toHexString(type);
    };
  }
}
