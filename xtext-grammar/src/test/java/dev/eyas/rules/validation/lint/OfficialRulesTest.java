package dev.eyas.rules.validation.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.eyas.rules.Corpus;
import dev.eyas.rules.RulesSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is found in Falco's own rules; each finding has been looked at and is right. */
class OfficialRulesTest {
  private static final List<String> KNOWN =
      List.of(
          // the name of a process is cut off after 15 bytes
          "EYAS002 proc.pname startswith \"bash /var/lib/waagent/\"",
          // mounts that are not there have no value, so the macro holds for every container
          "EYAS006 container.mount.dest[/proc*] in (\"<NA>\",\"N/A\")",
          "EYAS006 container.mount.dest[/var/run/docker.sock] in (\"<NA>\",\"N/A\")",
          "EYAS006 container.mount.dest[/var/run/crio/crio.sock] in (\"<NA>\",\"N/A\")",
          "EYAS006 container.mount.dest[/run/containerd/containerd.sock] in (\"<NA>\",\"N/A\")",
          "EYAS006 container.mount.dest[/var/lib/kubelet] in (\"<NA>\",\"N/A\")",
          "EYAS006 container.mount.dest[/var/lib/kubelet/pki] in (\"<NA>\",\"N/A\")",
          "EYAS006 container.mount.dest[/] in (\"<NA>\",\"N/A\")",
          "EYAS006 container.mount.dest[/home/admin] in (\"<NA>\",\"N/A\")",
          "EYAS006 container.mount.dest[/etc] in (\"<NA>\",\"N/A\")",
          "EYAS006 container.mount.dest[/etc/kubernetes] in (\"<NA>\",\"N/A\")",
          "EYAS006 container.mount.dest[/etc/kubernetes/manifests] in (\"<NA>\",\"N/A\")",
          "EYAS006 container.mount.dest[/root*] in (\"<NA>\",\"N/A\")",
          // the argument of these calls is evt.arg.name
          "EYAS001 runc_writing_var_lib_docker",
          // asks for all that the more general rule asks for, and an ancestor
          "EYAS004 Network Tool Executed During NPM Package Install");

  @Test
  void onlyWhatIsRightIsFoundInFalcosRules() {
    Map<String, String> files = Corpus.officialRules();
    List<RulesSource> sources =
        files.entrySet().stream().map(f -> new RulesSource(f.getKey(), f.getValue())).toList();
    List<String> found =
        Linted.of(sources, LintSettings.DEFAULTS).all().stream()
            .map(finding -> finding.code() + " " + text(finding, files))
            .toList();
    assertEquals(KNOWN, found);
  }

  @Test
  void nothingIsFoundInTheBundledRules() throws IOException {
    String text = Files.readString(Path.of("../rules/eyas_rules.yaml"));
    assertEquals(List.of(), Linted.of(text).all());
  }

  private static String text(Finding finding, Map<String, String> files) {
    int start = finding.range().offset();
    return files.get(finding.range().source()).substring(start, start + finding.range().length());
  }
}
