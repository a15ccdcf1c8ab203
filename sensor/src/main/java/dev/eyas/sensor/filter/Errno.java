package dev.eyas.sensor.filter;

import java.util.HashMap;
import java.util.Map;

/** Names of the kernel's error numbers. */
final class Errno {
  static final int EINPROGRESS = 115;

  /** The numbers' names in order from 1; a dash where there is none. */
  private static final String NAMES =
      """
      EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT
      ENOTBLK EBUSY EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY
      EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS
      ENOTEMPTY ELOOP - ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH ENOCSI EL2HLT
      EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT - EBFONT ENOSTR ENODATA ETIME ENOSR ENONET
      ENOPKG EREMOTE ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW
      ENOTUNIQ EBADFD EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE
      EUSERS ENOTSOCK EDESTADDRREQ EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT
      ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN
      ENETUNREACH ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN
      ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS ESTALE
      EUCLEAN ENOTNAM ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY
      EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL
      """;

  private static final Map<Integer, String> BY_NUMBER = read();

  private Errno() {}

  /** The name of a positive error number, or the number itself where it has none. */
  static String name(int number) {
    return BY_NUMBER.getOrDefault(number, String.valueOf(number));
  }

  private static Map<Integer, String> read() {
    Map<Integer, String> names = new HashMap<>();
    int number = 1;
    for (String name : NAMES.trim().split("\\s+")) {
      if (!name.equals("-")) {
        names.put(number, name);
      }
      number++;
    }
    // Seen only inside the kernel, where a system call is about to be restarted.
    names.put(512, "ERESTARTSYS");
    names.put(513, "ERESTARTNOINTR");
    names.put(514, "ERESTARTNOHAND");
    names.put(516, "ERESTART_RESTARTBLOCK");
    return Map.copyOf(names);
  }
}
