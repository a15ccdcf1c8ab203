package dev.eyas.rules.condition;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.eyas.rules.FalcoRulesRuntimeModule;
import dev.eyas.rules.FalcoRulesStandaloneSetup;
import dev.eyas.rules.falcoRules.FalcoRulesPackage;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.xtext.conversion.IValueConverterService;

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

  /** Leaves all text as it is: what escapes mean in a condition is read with Falco's messages. */
  private static final class FragmentModule extends FalcoRulesRuntimeModule {
    @Override
    public Class<? extends IValueConverterService> bindIValueConverterService() {
      return VerbatimValues.class;
    }
  }
}
