package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The assembled launcher, run as a user runs it. */
class LauncherIT {
  @TempDir Path folder;

  @Test
  void printsItsVersion() throws Exception {
    Finished eyas = run(folder, Dist.LAUNCHER, "--version");

    assertEquals(0, eyas.code(), eyas.err());
    assertTrue(eyas.out().startsWith("eyas " + Version.ofDistribution() + "\n"), eyas.out());
    assertEquals("", eyas.err());
  }

  @Test
  void startsThroughAChainOfSymbolicLinksFromAFolderWithBlanks() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("my tools/bin"));
    Files.createSymbolicLink(bin.resolve("eyas-1"), Dist.LAUNCHER);
    Path link = Files.createSymbolicLink(bin.resolve("eyas"), Path.of("eyas-1"));

    assertEquals(0, run(bin, link, "--version").code());
    assertEquals(0, run(bin, Path.of("./eyas"), "--version").code());
  }

  @Test
  void startsFromThePath() throws Exception {
    Map<String, String> path =
        Map.of("PATH", Dist.LAUNCHER.getParent() + ":" + System.getenv("PATH"));

    assertEquals(0, run(folder, path, List.of("eyas", "--version")).code());
  }

  @Test
  void aWrongCommandLineIsCode2AndSaysHowToDoBetter() throws Exception {
    Finished eyas = run(folder, Dist.LAUNCHER, "fly");

    assertEquals(2, eyas.code());
    assertTrue(eyas.err().contains("fly") && eyas.err().contains("Usage: eyas"), eyas.err());
    assertEquals(2, run(folder, Dist.LAUNCHER).code());
  }

  @Test
  void withoutJavaItSaysWhatToInstall() throws Exception {
    Path tools = Files.createDirectory(folder.resolve("bin"));
    for (String tool : List.of("sh", "dirname", "basename", "readlink", "sed", "cat")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/bin", tool));
    }

    Finished eyas =
        run(
            folder,
            Map.of("PATH", tools.toString(), "JAVA_HOME", ""),
            List.of(Dist.LAUNCHER.toString(), "--version"));

    assertEquals(1, eyas.code());
    assertTrue(eyas.err().contains("Java 17 or newer is needed"), eyas.err());
  }

  @Test
  void passesOverAnOldJavaHome() throws Exception {
    Path old = Files.createDirectories(folder.resolve("jdk-11/bin"));
    Files.createFile(old.resolve("java")).toFile().setExecutable(true);
    Files.writeString(folder.resolve("jdk-11/release"), "JAVA_VERSION=\"11.0.2\"\n");

    Map<String, String> environment = Map.of("JAVA_HOME", folder.resolve("jdk-11").toString());

    assertEquals(
        0, run(folder, environment, List.of(Dist.LAUNCHER.toString(), "--version")).code());
  }

  @Test
  void startsWhereTheCacheCannotBeWritten() throws Exception {
    Path notAFolder = Files.createFile(folder.resolve("cache"));

    Finished eyas =
        run(
            folder,
            Map.of("XDG_CACHE_HOME", notAFolder.toString()),
            List.of(Dist.LAUNCHER.toString(), "--version"));

    assertEquals(0, eyas.code(), eyas.err());
    assertEquals("", eyas.err());
  }

  @Test
  void archivesItsClassesOnceAndThenUsesThem() throws Exception {
    Path cache = folder.resolve("cache");
    Map<String, String> environment = Map.of("XDG_CACHE_HOME", cache.toString());
    List<String> version = List.of(Dist.LAUNCHER.toString(), "--version");
    run(folder, environment, version);
    run(folder, environment, version);

    Path archive = awaitArchive(cache.resolve("eyas"));

    Finished eyas =
        run(
            folder,
            Map.of(
                "XDG_CACHE_HOME",
                cache.toString(),
                "EYAS_JAVA_OPTS",
                "-Xlog:class+load=info:stdout"),
            version);
    assertTrue(
        eyas.out().contains("dev.eyas.cli.Eyas source: shared objects file"),
        "classes do not come from " + archive);
  }

  private static Path awaitArchive(Path cache) throws IOException, InterruptedException {
    for (int i = 0; i < 1200; i++) {
      try (Stream<Path> files = Files.list(cache)) {
        List<Path> all =
            files.filter(file -> file.getFileName().toString().startsWith("classes-")).toList();
        if (all.size() == 1 && all.get(0).toString().endsWith(".jsa")) {
          return all.get(0);
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no archive in " + cache);
  }

  private static Finished run(Path folder, Path launcher, String... arguments) throws Exception {
    return run(
        folder,
        Map.of(),
        Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList());
  }

  private static Finished run(Path folder, Map<String, String> environment, List<String> command)
      throws Exception {
    return Finished.of(Dist.process(command, environment).directory(folder.toFile()));
  }
}
