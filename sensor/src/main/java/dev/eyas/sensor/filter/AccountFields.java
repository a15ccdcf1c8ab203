package dev.eyas.sensor.filter;

import dev.eyas.sensor.state.Accounts;
import dev.eyas.sensor.state.EventContext;
import dev.eyas.sensor.state.ThreadInfo;

/** The user and group that a thread acts as, and the user that logged in. */
final class AccountFields {
  private static final String UNKNOWN = "<NA>";

  private AccountFields() {}

  static void register(FieldTable table) {
    table.threadNumber("user.uid", ThreadInfo::uid);
    table.text("user.name", c -> c.thread() == null ? null : name(c, c.thread().uid()));
    table.text("user.homedir", c -> c.thread() == null ? null : home(c));
    table.text("user.shell", c -> c.thread() == null ? null : shell(c));
    table.threadNumber("user.loginuid", ThreadInfo::loginUid);
    table.text("user.loginname", c -> c.thread() == null ? null : name(c, c.thread().loginUid()));
    table.threadNumber("group.gid", ThreadInfo::gid);
    table.text("group.name", c -> c.thread() == null ? null : group(c));
  }

  private static String name(EventContext context, long uid) {
    Accounts.User user = user(context, uid);
    return user != null ? user.name() : uid == 0 ? "root" : UNKNOWN;
  }

  private static String home(EventContext context) {
    long uid = context.thread().uid();
    Accounts.User user = user(context, uid);
    return user != null ? user.home() : uid == 0 ? "/root" : UNKNOWN;
  }

  private static String shell(EventContext context) {
    Accounts.User user = user(context, context.thread().uid());
    return user != null ? user.shell() : UNKNOWN;
  }

  private static String group(EventContext context) {
    long gid = context.thread().gid();
    String name = accounts(context).group(gid);
    return name != null ? name : gid == 0 ? "root" : UNKNOWN;
  }

  private static Accounts.User user(EventContext context, long uid) {
    return accounts(context).user(uid);
  }

  private static Accounts accounts(EventContext context) {
    return context.system().accounts().of(context.thread());
  }
}
