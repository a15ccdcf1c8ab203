package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.eyas.rules.RulesSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesFilesTest {
  @TempDir private Path folder;

  @Test
  void aFolderIsReadAsFalcoReadsIt() throws IOException {
    for (String name : List.of("b.yml", "a.yaml", "c.txt", "B.yaml")) {
      Files.writeString(folder.resolve(name), "- list: l\n");
    }
    Files.createDirectory(folder.resolve("0.yaml"));

    List<String> names =
        RulesFiles.read(List.of(folder)).stream()
            .map(RulesSource::name)
            .map(name -> Path.of(name).getFileName().toString())
            .toList();

    assertEquals(List.of("B.yaml", "a.yaml", "b.yml"), names);
  }

  @Test
  void whatCannotBeReadIsToldWithItsCause() throws IOException {
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {0x7f, 'E', (byte) 0xff});
    Path loop = Files.createSymbolicLink(folder.resolve("loop.yaml"), Path.of("loop.yaml"));
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertEquals(folder + "/none: no such file or directory", refusal(folder.resolve("none")));
    assertEquals(binary + ": not UTF-8 text; save it as UTF-8", refusal(binary));
    assertTrue(refusal(loop).startsWith(loop + ": cannot be read: Too many levels"), refusal(loop));
    assertEquals(empty + ": no *.yaml or *.yml file in it", refusal(empty));
  }

  private static String refusal(Path path) {
    return assertThrows(UserError.class, () -> RulesFiles.read(List.of(path))).getMessage();
  }

  @Test
  void aHugeFileIsRefusedBeforeItIsRead() throws IOException {
    Path file = folder.resolve("huge.yaml");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(2L << 30);
    }

    UserError error = assertThrows(UserError.class, () -> RulesFiles.read(List.of(file)));

    assertTrue(error.getMessage().contains("too large"), error.getMessage());
  }
}
