package dev.eyas.sensor.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/**
 * Who may command a sensor over its socket: root, the sensor's own user, and the members of one
 * group, by what the kernel says of the process that connects.
 */
final class Peers {
  private static final UserPrincipalLookupService NAMES =
      FileSystems.getDefault().getUserPrincipalLookupService();

  private final UserPrincipal root;
  private final UserPrincipal self;
  private final Optional<GroupPrincipal> group;

  private Peers(Optional<GroupPrincipal> group) throws IOException {
    root = NAMES.lookupPrincipalByName("0");
    self = Files.getOwner(Path.of("/proc/self"));
    this.group = group;
  }

  /**
   * @param group name or number; empty: none
   * @throws IOException if there is no such group
   */
  static Peers of(Optional<String> group) throws IOException {
    return new Peers(group.isPresent() ? Optional.of(find(group.get())) : Optional.empty());
  }

  private static GroupPrincipal find(String name) throws IOException {
    try {
      return NAMES.lookupPrincipalByGroupName(name);
    } catch (UserPrincipalNotFoundException e) {
      throw new IOException(
          "there is no group '" + name + "'; make it with: groupadd --system " + name, e);
    }
  }

  Optional<GroupPrincipal> group() {
    return group;
  }

  /** The user and group of the process at the other end. */
  static UnixDomainPrincipal of(SocketChannel channel) throws IOException {
    return channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
  }

  boolean mayCommand(UnixDomainPrincipal peer) {
    return peer.user().equals(root)
        || peer.user().equals(self)
        || group.map(allowed -> belongs(peer, allowed)).orElse(false);
  }

  private static boolean belongs(UnixDomainPrincipal peer, GroupPrincipal group) {
    return peer.group().equals(group) || Groups.of(peer.user()).contains(group);
  }
}
