package dev.eyas.rules.condition;

import static java.util.Map.entry;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Ports by the name of their service, for {@code fd.sport = https}. A fixed table, so that a rule
 * means the same in the editor and on every node.
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

  private ServiceNames() {}

  /** The service's port; empty for an unknown name. */
  public static OptionalInt port(String name) {
    Integer port = PORTS.get(name);
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }
}
