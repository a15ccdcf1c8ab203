package dev.eyas.sensor.state;

import java.io.IOException;

/** A user or group in a capture's list. */
final class AccountEntry {
  private static final int USER = 0;
  private static final int GROUP = 1;

  private static final int MOST_NAME = 255;

  private AccountEntry() {}

  static void read(EntryInput in, boolean sized, Accounts into) throws IOException {
    EntryEnd end = sized ? EntryEnd.sized(in) : EntryEnd.unsized(in);
    int kind = in.u8();
    if (kind == USER) {
      long uid = in.u32();
      long gid = in.u32();
      into.put(new Accounts.User(uid, gid, in.text(), in.text(), in.text()));
    } else if (kind == GROUP) {
      long gid = in.u32();
      into.putGroup(gid, in.text());
    } else if (!sized) {
      throw new IOException("an account of the unknown kind " + kind);
    }
    end.pass();
  }

  static void write(Accounts.User user, EntryOutput out) {
    int start = out.beginEntry();
    out.u8(USER).u32(user.uid()).u32(user.gid());
    out.text(user.name(), MOST_NAME);
    out.text(user.home(), ThreadEntry.MOST_PATH).text(user.shell(), ThreadEntry.MOST_PATH);
    out.endEntry(start);
  }

  static void write(long gid, String name, EntryOutput out) {
    int start = out.beginEntry();
    out.u8(GROUP).u32(gid).text(name, MOST_NAME);
    out.endEntry(start);
  }
}
