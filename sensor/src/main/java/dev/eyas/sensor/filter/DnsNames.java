package dev.eyas.sensor.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Addresses of the host names that rules mention, resolved in the background and again every two
 * minutes. Until a name is resolved it has no address.
 */
final class DnsNames {
  private static final long REFRESH_SECONDS = 120;

  private final Map<String, List<byte[]>> addresses = new ConcurrentHashMap<>();
  private final ScheduledExecutorService resolver =
      Executors.newSingleThreadScheduledExecutor(DnsNames::daemon);

  /** Has a name resolved from now on. */
  void add(String name) {
    if (addresses.putIfAbsent(name, List.of()) == null) {
      resolver.scheduleWithFixedDelay(() -> resolve(name), 0, REFRESH_SECONDS, TimeUnit.SECONDS);
    }
  }

  boolean matches(String name, byte[] address) {
    return addresses.getOrDefault(name, List.of()).stream()
        .anyMatch(known -> Arrays.equals(known, address));
  }

  /** One of the added names that has this address, or null. */
  String nameOf(byte[] address) {
    for (String name : addresses.keySet()) {
      if (matches(name, address)) {
        return name;
      }
    }
    return null;
  }

  private void resolve(String name) {
    try {
      addresses.put(
          name, Stream.of(InetAddress.getAllByName(name)).map(InetAddress::getAddress).toList());
    } catch (UnknownHostException e) {
      // The last answer stays: a resolver that is away says nothing about the name.
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "eyas-dns");
    thread.setDaemon(true);
    return thread;
  }
}
