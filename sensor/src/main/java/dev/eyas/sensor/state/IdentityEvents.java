package dev.eyas.sensor.state;

import dev.eyas.sensor.event.Params;

/** Users, groups, capabilities and process groups that threads take on. */
final class IdentityEvents {
  private static final long CLONE_NEWUSER = 1 << 20;

  /** As many as the kernel has names for. */
  private static final long ALL_CAPABILITIES = (1L << 41) - 1;

  void register(StateTracker tracker) {
    tracker.onBefore("PPME_SYSCALL_SETUID_X", context -> user(context, 1));
    tracker.onBefore("PPME_SYSCALL_SETREUID_X", context -> user(context, 2));
    tracker.onBefore("PPME_SYSCALL_SETRESUID_X", context -> user(context, 2));
    tracker.onBefore("PPME_SYSCALL_SETGID_X", context -> group(context, 1));
    tracker.onBefore("PPME_SYSCALL_SETREGID_X", context -> group(context, 2));
    tracker.onBefore("PPME_SYSCALL_SETRESGID_X", context -> group(context, 2));
    tracker.onBefore("PPME_SYSCALL_CAPSET_X", IdentityEvents::capabilities);
    tracker.ifSeen("PPME_SYSCALL_UNSHARE_X", context -> namespaces(context, 1));
    tracker.ifSeen("PPME_SYSCALL_SETNS_X", context -> namespaces(context, 2));
    tracker.ifSeen("PPME_USER_ADDED_E", IdentityEvents::userAdded);
    tracker.ifSeen("PPME_USER_DELETED_E", IdentityEvents::userDeleted);
    tracker.ifSeen("PPME_GROUP_ADDED_E", IdentityEvents::groupAdded);
    tracker.ifSeen("PPME_GROUP_DELETED_E", IdentityEvents::groupDeleted);
  }

  /**
   * An id of -1, which the kernel takes for no change, is taken as it is, as in Falco.
   *
   * @param effective index of the effective id
   */
  private static void user(EventContext context, int effective) {
    if (succeeded(context)) {
      context.thread.uid = context.params().number(effective, context.thread.uid);
    }
  }

  private static void group(EventContext context, int effective) {
    if (succeeded(context)) {
      context.thread.gid = context.params().number(effective, context.thread.gid);
    }
  }

  private static void capabilities(EventContext context) {
    if (succeeded(context)) {
      Params params = context.params();
      context.thread.capInheritable = params.number(1);
      context.thread.capPermitted = params.number(2);
      context.thread.capEffective = params.number(3);
    }
  }

  /** Who enters a user namespace has all capabilities there. */
  private static void namespaces(EventContext context, int flags) {
    if (succeeded(context) && (context.params().number(flags) & CLONE_NEWUSER) != 0) {
      context.thread.capInheritable = ALL_CAPABILITIES;
      context.thread.capPermitted = ALL_CAPABILITIES;
      context.thread.capEffective = ALL_CAPABILITIES;
    }
  }

  private static void userAdded(EventContext context) {
    Params params = context.params();
    accounts(context, 5)
        .put(
            new Accounts.User(
                params.number(0),
                params.number(1),
                params.text(2),
                params.text(3),
                params.text(4)));
  }

  private static void userDeleted(EventContext context) {
    accounts(context, 5).removeUser(context.params().number(0));
  }

  private static void groupAdded(EventContext context) {
    accounts(context, 2).putGroup(context.params().number(0), context.params().text(1));
  }

  private static void groupDeleted(EventContext context) {
    accounts(context, 2).removeGroup(context.params().number(0));
  }

  /** Those of the container whose id a parameter has. */
  private static Accounts accounts(EventContext context, int container) {
    return context.system().accounts().of(context.params().text(container));
  }

  private static boolean succeeded(EventContext context) {
    return context.params().has(0) && context.params().number(0) >= 0;
  }
}
