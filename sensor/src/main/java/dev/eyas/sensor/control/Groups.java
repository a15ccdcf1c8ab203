package dev.eyas.sensor.control;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The groups that a user is a member of, as the system's user database has it. */
final class Groups {
  private static final int NO_GROUP = -1;
  private static final int MOST = 1 << 16;

  static {
    Native.register(Groups.class, "c");
  }

  static Set<GroupPrincipal> of(UserPrincipal user) {
    Set<GroupPrincipal> groups = new HashSet<>();
    for (int id : ids(user.getName())) {
      if (id != NO_GROUP) {
        try {
          groups.add(
              FileSystems.getDefault()
                  .getUserPrincipalLookupService()
                  .lookupPrincipalByGroupName(Integer.toUnsignedString(id)));
        } catch (IOException withoutName) {
          // No group that can have been configured.
        }
      }
    }
    return groups;
  }

  /** With {@link #NO_GROUP} in place of the user's first group, which the process itself tells. */
  private static int[] ids(String user) {
    int[] ids = new int[MOST];
    int[] count = {ids.length};
    byte[] name = (user + '\0').getBytes(StandardCharsets.UTF_8);
    return getgrouplist(name, NO_GROUP, ids, count) < 0 ? new int[0] : Arrays.copyOf(ids, count[0]);
  }

  private static native int getgrouplist(byte[] user, int group, int[] groups, int[] count);

  private Groups() {}
}
