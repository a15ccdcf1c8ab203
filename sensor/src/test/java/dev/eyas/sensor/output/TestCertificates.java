package dev.eyas.sensor.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of the test's own, and who it vouches for, made by the JDK's keytool. */
record TestCertificates(Path folder) {
  private static final String PASSWORD = "not-secret";

  /** A new authority that signs itself. */
  static TestCertificates in(Path folder) throws Exception {
    TestCertificates certificates = new TestCertificates(Files.createDirectories(folder));
    certificates.keytool(
        "-genkeypair",
        "-alias",
        "ca",
        "-dname",
        "CN=test authority",
        "-ext",
        "bc:c",
        "-keyalg",
        "EC");
    Files.writeString(certificates.authority(), certificates.export("ca"));
    return certificates;
  }

  Path authority() {
    return folder.resolve("ca.pem");
  }

  Path certificate(String name) {
    return folder.resolve(name + ".pem");
  }

  Path key(String name) {
    return folder.resolve(name + ".key");
  }

  /** A key of an algorithm, and a certificate for localhost, both as PEM too. */
  TestCertificates issue(String name, String algorithm) throws Exception {
    keytool("-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keyalg", algorithm);
    Path request = folder.resolve("request");
    Path answer = folder.resolve("answer");
    keytool("-certreq", "-alias", name, "-file", request.toString());
    keytool(
        "-gencert",
        "-alias",
        "ca",
        "-infile",
        request.toString(),
        "-outfile",
        answer.toString(),
        "-ext",
        "san=dns:localhost,ip:127.0.0.1");
    keytool("-importcert", "-alias", name, "-file", answer.toString(), "-noprompt");
    Files.writeString(certificate(name), export(name));
    byte[] key = store().getKey(name, PASSWORD.toCharArray()).getEncoded();
    Files.writeString(key(name), pem("PRIVATE KEY", key));
    return this;
  }

  /** A server that asks its clients for certificates of this authority. */
  SSLContext server(String name) throws Exception {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(
        name,
        store().getKey(name, PASSWORD.toCharArray()),
        PASSWORD.toCharArray(),
        store().getCertificateChain(name));
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", store().getCertificate("ca"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private String export(String name) throws GeneralSecurityException, IOException {
    return pem("CERTIFICATE", store().getCertificate(name).getEncoded());
  }

  private static String pem(String what, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(content), what);
  }

  private Path storePath() {
    return folder.resolve("store.p12");
  }

  private KeyStore store() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(storePath())) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private void keytool(String... arguments) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                    arguments[0],
                    "-keystore",
                    storePath().toString(),
                    "-storepass",
                    PASSWORD),
                Stream.of(arguments).skip(1))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new AssertionError(command + ": " + said);
    }
  }
}
