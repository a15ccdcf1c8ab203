package dev.eyas.sensor.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import jdk.net.UnixDomainPrincipal;

/**
 * Serves clients on a Unix socket, each on threads of its own and with rules of its own. Only root,
 * the sensor's own user and the members of one group are let in.
 */
public final class ControlSocket implements AutoCloseable {
  /** Where a node's sensor is looked for. */
  public static final Path USUAL_PATH = Path.of("/run/eyas/sensor.sock");

  /** Clients at a time; each has rules that every event is judged by. */
  static final int MAX_CLIENTS = 8;

  private static final long RESPITE_NANOS = 100_000_000;

  private final ServerSocketChannel listening;
  private final SocketFile file;
  private final Peers peers;
  private final Supplier<SensorBackend> sensors;
  private final InitializeResult self;
  private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private int connections;

  private ControlSocket(
      ServerSocketChannel listening,
      SocketFile file,
      Peers peers,
      Supplier<SensorBackend> sensors,
      InitializeResult self) {
    this.listening = listening;
    this.file = file;
    this.peers = peers;
    this.sensors = sensors;
    this.self = self;
  }

  /**
   * Begins to listen.
   *
   * @param path of the socket, in a folder that others cannot write to, which is made if it is not
   *     there. A socket that an earlier sensor left is replaced
   * @param group whose members may connect, by name or number; empty: only root and the own user
   * @param sensors gives each client its own
   * @param self what the sensor says of itself
   * @throws IOException if that cannot be, or not safely, with the reason
   */
  public static ControlSocket open(
      Path path, Optional<String> group, Supplier<SensorBackend> sensors, InitializeResult self)
      throws IOException {
    Peers peers = Peers.of(group);
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      SocketFile file = SocketFile.listen(channel, path, peers.group());
      ControlSocket socket = new ControlSocket(channel, file, peers, sensors, self);
      daemon(socket::accept, "control socket");
      return socket;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Waits until it is closed. */
  public void await() throws InterruptedException {
    closed.await();
  }

  private void accept() {
    while (listening.isOpen()) {
      try {
        admit(listening.accept());
      } catch (ClosedChannelException end) {
        return;
      } catch (IOException e) {
        tell("a client could not be served: " + e.getMessage());
        // Out of descriptors, for example: the next one will hardly fare better at once.
        LockSupport.parkNanos(RESPITE_NANOS);
      }
    }
  }

  private void admit(SocketChannel client) throws IOException {
    UnixDomainPrincipal peer = Peers.of(client);
    String name = "client " + ++connections + " (" + peer.user().getName() + ")";
    if (!peers.mayCommand(peer)) {
      tell(name + ": refused, neither root nor of the group that may command the sensor");
      client.close();
    } else if (clients.size() >= MAX_CLIENTS) {
      tell(name + ": refused, there are " + MAX_CLIENTS + " clients already");
      client.close();
    } else {
      clients.add(client);
      daemon(() -> serve(name, client), name);
    }
  }

  private void serve(String name, SocketChannel client) {
    try (client) {
      new ControlConnection(name, ChannelStreams.input(client), ChannelStreams.output(client))
          .serve(sensors.get(), self);
    } catch (InterruptedException | IOException | RuntimeException e) {
      tell(name + ": " + e.getMessage());
    } finally {
      clients.remove(client);
    }
  }

  /** Ends all connections and takes the file away. */
  @Override
  public void close() {
    try {
      listening.close();
      for (SocketChannel client : clients) {
        client.close();
      }
      file.remove();
    } catch (IOException e) {
      tell(e.getMessage());
    } finally {
      closed.countDown();
    }
  }

  private static void tell(String what) {
    System.err.println("eyas sensor: " + what);
  }

  private static void daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
