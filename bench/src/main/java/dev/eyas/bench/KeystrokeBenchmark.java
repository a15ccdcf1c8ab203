package dev.eyas.bench;

import com.google.inject.Injector;
import dev.eyas.rules.FalcoRulesStandaloneSetup;
import dev.eyas.rules.RulesResource;
import dev.eyas.rules.RulesSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.IResourceValidator;
import org.eclipse.xtext.validation.Issue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A letter without an editor around it: from the text of a file to its tree, to the links of all
 * files that it concerns, and to what loader and lints say of the file.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 10)
@Measurement(iterations = 4, time = 10)
public class KeystrokeBenchmark {
  /** Different texts in turn, more than the loader remembers. */
  private static final int TEXTS = 100;

  private final List<RulesResource> files = new ArrayList<>();
  private IResourceValidator validator;
  private Place condition;
  private Place name;
  private int strokes;

  /** Where something is typed in place of what was typed there before. */
  private record Place(RulesResource file, String before, String behind) {
    static Place of(RulesResource file, RulesSource source, int offset) {
      return new Place(file, source.text().substring(0, offset), source.text().substring(offset));
    }

    void type(String text) {
      file.become(before + text + behind);
    }
  }

  @Setup
  public void read() throws IOException {
    Injector injector = new FalcoRulesStandaloneSetup().createInjectorAndDoEMFRegistration();
    validator = injector.getInstance(IResourceValidator.class);
    XtextResourceSet folder = injector.getInstance(XtextResourceSet.class);
    List<RulesSource> sources = RulesFolder.sources();
    for (RulesSource source : sources) {
      URI uri = URI.createURI("memory:/rules/" + source.name());
      RulesResource file = (RulesResource) folder.createResource(uri);
      file.load(new ByteArrayInputStream(source.text().getBytes(StandardCharsets.UTF_8)), Map.of());
      files.add(file);
    }
    RulesSource longest =
        sources.stream().max(Comparator.comparing(s -> s.text().length())).orElseThrow();
    condition =
        Place.of(
            files.get(sources.indexOf(longest)), longest, RulesFolder.endOfACondition(longest));
    RulesSource first = sources.get(0);
    name = Place.of(files.get(0), first, RulesFolder.endOfANameOfAMacro(first));
  }

  /** Another blank in a comparison in the middle of the largest file. */
  @Benchmark
  public List<Issue> inACondition() {
    condition.type(" ".repeat(1 + strokes++ % TEXTS));
    return problems(condition.file());
  }

  /** Another letter in the name of a macro that many rules use, which all files look up again. */
  @Benchmark
  public List<Issue> inTheNameOfAMacro() {
    name.type(String.valueOf(strokes++ % TEXTS));
    files.stream().filter(file -> file != name.file()).forEach(RulesResource::relink);
    return problems(name.file());
  }

  private List<Issue> problems(RulesResource changed) {
    files.forEach(file -> file.resolveLazyCrossReferences(CancelIndicator.NullImpl));
    return validator.validate(changed, CheckMode.ALL, CancelIndicator.NullImpl);
  }
}
