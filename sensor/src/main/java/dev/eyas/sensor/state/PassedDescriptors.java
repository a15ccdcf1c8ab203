package dev.eyas.sensor.state;

import dev.eyas.catalog.ParamType;
import dev.eyas.sensor.event.Params;

/**
 * Descriptors that a message over a Unix socket brings. The event has their numbers alone, in the
 * control messages as {@code recvmsg(2)} leaves them; what they lead to is looked up where the
 * process is, and not known of a captured one.
 */
final class PassedDescriptors {
  private static final int SCM_RIGHTS = 1;

  /** Of a control message: its length, this included, in 8 bytes; its level and its type in 4. */
  private static final int HEADER = 16;

  private static final int TYPE = 12;
  private static final int NUMBER = 4;

  /** As many as the kernel lets a message have. */
  private static final int MOST = 253;

  private PassedDescriptors() {}

  /**
   * Looks up what the message of the event in hand brought, if it did.
   *
   * @param control index of the parameter with the control messages
   */
  static void receive(EventContext context, int control) {
    boolean isMessage =
        context.fd != null && context.fd.type == FdType.UNIX && context.params().number(0) >= 0;
    if (isMessage && context.params().has(control)) {
      readAll(context, control);
    }
  }

  private static void readAll(EventContext context, int control) {
    Params params = context.params();
    int end = params.length(control);
    int at = 0;
    while (at + HEADER <= end) {
      long length = params.number(control, at, Long.BYTES, ParamType.UINT64);
      if (length < HEADER || length > end - at) {
        return;
      }
      long numbers = (length - HEADER) / NUMBER;
      if (params.number(control, at + TYPE, NUMBER, ParamType.INT32) == SCM_RIGHTS
          && numbers <= MOST) {
        readNumbers(context, control, at + HEADER, (int) numbers);
      }
      at += (int) (length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }
  }

  private static void readNumbers(EventContext context, int control, int at, int count) {
    ThreadTable threads = context.system().threads();
    for (int i = 0; i < count; i++) {
      int number = at + i * NUMBER;
      threads.loadDescriptor(
          context.thread.main, context.params().number(control, number, NUMBER, ParamType.INT32));
    }
  }
}
