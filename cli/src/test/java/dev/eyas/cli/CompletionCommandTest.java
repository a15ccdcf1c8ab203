package dev.eyas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  private static final String ASK =
      "source '%s'; COMP_WORDS=(eyas %s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
          + " _complete_eyas 2>/dev/null; echo ${COMPREPLY[*]}";

  @TempDir Path folder;

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    assertEquals("describe", completed("desc"));
    assertEquals("--format", completed("validate --form"));
    assertEquals("fields", completed("list fi"));
  }

  private String completed(String words) throws IOException, InterruptedException {
    Finished eyas = InProcess.eyas("completion");
    assertEquals(0, eyas.code(), eyas.err());
    Path script = Files.writeString(folder.resolve("eyas"), eyas.out());
    Process bash =
        new ProcessBuilder("bash", "-c", ASK.formatted(script, words))
            .redirectErrorStream(true)
            .start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    bash.waitFor();
    return said.strip();
  }
}
