package dev.eyas.sensor.state;

import dev.eyas.sensor.event.SocketTuple;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The sockets of each network namespace, by inode, as {@code /proc/PID/net} lists them. */
final class ProcSockets {
  private static final int LISTENING = 0x0a;

  private final ProcFiles proc;
  private final Map<String, Map<Long, FdInfo>> byNamespace = new HashMap<>();

  ProcSockets(ProcFiles proc) {
    this.proc = proc;
  }

  /** The socket of a process with this inode; of unknown kind if no table has it. */
  FdInfo find(long pid, long inode) {
    FdInfo socket =
        byNamespace.computeIfAbsent(proc.link(pid + "/ns/net"), namespace -> read(pid)).get(inode);
    return socket == null ? unknown(inode) : socket.copy();
  }

  private static FdInfo unknown(long inode) {
    FdInfo socket = new FdInfo(FdType.UNKNOWN, "");
    socket.inode = inode;
    return socket;
  }

  private Map<Long, FdInfo> read(long pid) {
    Map<Long, FdInfo> sockets = new HashMap<>();
    String folder = pid + "/net/";
    internet(sockets, proc.read(folder + "tcp"), L4Proto.TCP);
    internet(sockets, proc.read(folder + "tcp6"), L4Proto.TCP);
    internet(sockets, proc.read(folder + "udp"), L4Proto.UDP);
    internet(sockets, proc.read(folder + "udp6"), L4Proto.UDP);
    internet(sockets, proc.read(folder + "raw"), L4Proto.RAW);
    internet(sockets, proc.read(folder + "raw6"), L4Proto.RAW);
    unix(sockets, proc.read(folder + "unix"));
    netlink(sockets, proc.read(folder + "netlink"));
    return sockets;
  }

  /** Lines of {@code sl local remote state …}; addresses as words of four bytes, host order. */
  private static void internet(Map<Long, FdInfo> sockets, String table, L4Proto proto) {
    table
        .lines()
        .skip(1)
        .map(line -> line.trim().split("\\s+"))
        .filter(words -> words.length > 9)
        .forEach(words -> put(sockets, internet(words, proto), words[9]));
  }

  private static FdInfo internet(String[] words, L4Proto proto) {
    byte[] local = address(words[1]);
    byte[] remote = address(words[2]);
    FdInfo socket = FdInfo.socket(local.length == 4 ? FdType.IPV4 : FdType.IPV6, proto);
    boolean isListening = Integer.parseInt(words[3], 16) == LISTENING;
    if (isListening || port(words[2]) == 0) {
      socket.bind(SocketTuple.internet(remote, 0, local, port(words[1])));
    } else {
      // Which end called is not listed; most processes are clients.
      socket.connect(SocketTuple.internet(local, port(words[1]), remote, port(words[2])));
      socket.connected = true;
    }
    return socket;
  }

  private static byte[] address(String text) {
    byte[] bytes = HexFormat.of().parseHex(text.substring(0, text.indexOf(':')));
    for (int i = 0; i + 3 < bytes.length; i += 4) {
      swap(bytes, i, i + 3);
      swap(bytes, i + 1, i + 2);
    }
    return bytes;
  }

  private static void swap(byte[] bytes, int a, int b) {
    byte first = bytes[a];
    bytes[a] = bytes[b];
    bytes[b] = first;
  }

  private static int port(String text) {
    return Integer.parseInt(text.substring(text.indexOf(':') + 1), 16);
  }

  private static void unix(Map<Long, FdInfo> sockets, String table) {
    table
        .lines()
        .skip(1)
        .map(line -> line.trim().split("\\s+", 8))
        .filter(words -> words.length > 6)
        .forEach(words -> put(sockets, named(words.length > 7 ? words[7] : ""), words[6]));
  }

  private static FdInfo named(String path) {
    return new FdInfo(FdType.UNIX, path);
  }

  private static void netlink(Map<Long, FdInfo> sockets, String table) {
    table
        .lines()
        .skip(1)
        .map(line -> line.trim().split("\\s+"))
        .filter(words -> words.length > 9)
        .forEach(words -> put(sockets, new FdInfo(FdType.NETLINK, ""), words[9]));
  }

  private static void put(Map<Long, FdInfo> sockets, FdInfo socket, String inode) {
    socket.inode = Long.parseLong(inode);
    sockets.put(socket.inode, socket);
  }
}
