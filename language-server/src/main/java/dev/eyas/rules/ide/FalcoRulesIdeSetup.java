package dev.eyas.rules.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.eyas.rules.FalcoRulesRuntimeModule;
import dev.eyas.rules.FalcoRulesStandaloneSetup;
import org.eclipse.xtext.util.Modules2;

/** Registers the language with its editor services; found as a service by Xtext's server. */
public class FalcoRulesIdeSetup extends FalcoRulesStandaloneSetup {
  @Override
  public Injector createInjector() {
    return Guice.createInjector(
        Modules2.mixin(new FalcoRulesRuntimeModule(), new FalcoRulesIdeModule()));
  }
}
