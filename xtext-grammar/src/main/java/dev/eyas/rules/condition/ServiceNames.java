package dev.eyas.rules.condition;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ports by the name of their service, for {@code fd.sport = https}. Falco asks the services
 * database of its node, so this does too; the common names mean the same on every node, with and
 * without a database, so that a rule that the editor takes also loads elsewhere.
 */
public final class ServiceNames {
  private static final Map<String, Integer> PORTS =
      Map.ofEntries(
          entry("ftp-data", 20),
          entry("ftp", 21),
          entry("ssh", 22),
          entry("telnet", 23),
          entry("smtp", 25),
          entry("mail", 25),
          entry("time", 37),
          entry("whois", 43),
          entry("domain", 53),
          entry("bootps", 67),
          entry("bootpc", 68),
          entry("tftp", 69),
          entry("gopher", 70),
          entry("finger", 79),
          entry("http", 80),
          entry("www", 80),
          entry("kerberos", 88),
          entry("pop3", 110),
          entry("sunrpc", 111),
          entry("nntp", 119),
          entry("ntp", 123),
          entry("imap2", 143),
          entry("snmp", 161),
          entry("snmp-trap", 162),
          entry("bgp", 179),
          entry("irc", 194),
          entry("ldap", 389),
          entry("https", 443),
          entry("microsoft-ds", 445),
          entry("submissions", 465),
          entry("syslog", 514),
          entry("submission", 587),
          entry("ipp", 631),
          entry("ldaps", 636),
          entry("domain-s", 853),
          entry("rsync", 873),
          entry("imaps", 993),
          entry("pop3s", 995),
          entry("socks", 1080),
          entry("openvpn", 1194),
          entry("ms-sql-s", 1433),
          entry("nfs", 2049),
          entry("mysql", 3306),
          entry("postgresql", 5432),
          entry("amqp", 5672),
          entry("redis", 6379),
          entry("http-alt", 8080),
          entry("zabbix-agent", 10050));

  private static final Path DATABASE = Path.of("/etc/services");
  private static final Pattern PORT = Pattern.compile("([0-9]{1,5})/[a-z]+");
  private static final Map<String, Integer> OF_NODE = ofNode();

  private ServiceNames() {}

  /** The service's port; empty for an unknown name. */
  public static OptionalInt port(String name) {
    Integer port = PORTS.getOrDefault(name, OF_NODE.get(name));
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }

  private static Map<String, Integer> ofNode() {
    try (Stream<String> lines = Files.lines(DATABASE, StandardCharsets.ISO_8859_1)) {
      Map<String, Integer> ports = new HashMap<>();
      lines.forEach(line -> read(line, ports));
      return ports;
    } catch (IOException | UncheckedIOException noDatabase) {
      return Map.of();
    }
  }

  /** A line is a name, a port with its protocol, and other names. */
  private static void read(String line, Map<String, Integer> ports) {
    String[] words = line.replaceFirst("#.*", "").trim().split("\\s+");
    Matcher port = PORT.matcher(words.length < 2 ? "" : words[1]);
    if (port.matches()) {
      IntStream.range(0, words.length)
          .filter(i -> i != 1)
          .forEach(i -> ports.putIfAbsent(words[i], Integer.parseInt(port.group(1))));
    }
  }
}
