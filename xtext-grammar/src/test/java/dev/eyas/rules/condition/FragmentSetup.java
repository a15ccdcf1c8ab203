package dev.eyas.rules.condition;

import com.google.inject.Binder;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.name.Names;
import dev.eyas.rules.FalcoRulesStandaloneSetup;
import dev.eyas.rules.falcoRules.FalcoRulesPackage;
import dev.eyas.rules.parser.antlr.FalcoRulesAntlrTokenFileProvider;
import dev.eyas.rules.parser.antlr.lexer.InternalFalcoRulesLexer;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.xtext.Constants;
import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.parser.DefaultEcoreElementFactory;
import org.eclipse.xtext.parser.IAstFactory;
import org.eclipse.xtext.parser.antlr.AntlrTokenDefProvider;
import org.eclipse.xtext.parser.antlr.IAntlrTokenFileProvider;
import org.eclipse.xtext.parser.antlr.ITokenDefProvider;
import org.eclipse.xtext.parser.antlr.Lexer;
import org.eclipse.xtext.parser.antlr.LexerBindings;

/** The language without its files: whose they are is for an editor to say. */
final class FragmentSetup extends FalcoRulesStandaloneSetup {
  @Override
  public Injector createInjector() {
    return Guice.createInjector(new FragmentModule());
  }

  @Override
  public void register(Injector injector) {
    EPackage.Registry.INSTANCE.putIfAbsent(FalcoRulesPackage.eNS_URI, FalcoRulesPackage.eINSTANCE);
  }

  /**
   * What a parser needs, and no more: a sensor's start waits for it. Leaves all text as it is: what
   * escapes mean in a condition is read with Falco's messages.
   */
  private static final class FragmentModule implements Module {
    @Override
    public void configure(Binder binder) {
      binder
          .bind(String.class)
          .annotatedWith(Names.named(Constants.LANGUAGE_NAME))
          .toInstance("dev.eyas.rules.FalcoRules");
      binder.bind(ClassLoader.class).toInstance(FragmentSetup.class.getClassLoader());
      binder.bind(IValueConverterService.class).to(VerbatimValues.class);
      binder.bind(IAstFactory.class).to(DefaultEcoreElementFactory.class);
      binder
          .bind(Lexer.class)
          .annotatedWith(Names.named(LexerBindings.RUNTIME))
          .to(InternalFalcoRulesLexer.class);
      binder.bind(ITokenDefProvider.class).to(AntlrTokenDefProvider.class);
      binder.bind(IAntlrTokenFileProvider.class).to(FalcoRulesAntlrTokenFileProvider.class);
    }
  }
}
