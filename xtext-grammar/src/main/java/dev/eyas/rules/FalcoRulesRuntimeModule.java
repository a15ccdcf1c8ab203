package dev.eyas.rules;

import com.google.inject.Binder;
import com.google.inject.name.Names;
import dev.eyas.rules.parser.FalcoValues;
import dev.eyas.rules.parser.SyntaxErrorMessages;
import dev.eyas.rules.parser.antlr.RulesFileParser;
import dev.eyas.rules.scoping.ItemDescriptions;
import dev.eyas.rules.scoping.ItemNameConverter;
import dev.eyas.rules.scoping.ItemNames;
import dev.eyas.rules.scoping.RulesLinker;
import dev.eyas.rules.validation.LinkingMessages;
import dev.eyas.rules.validation.RootDiagnostician;
import dev.eyas.rules.validation.RulesFileChecks;
import org.eclipse.emf.ecore.util.Diagnostician;
import org.eclipse.xtext.conversion.IValueConverterService;
import org.eclipse.xtext.linking.ILinker;
import org.eclipse.xtext.linking.ILinkingDiagnosticMessageProvider;
import org.eclipse.xtext.linking.lazy.LazyURIEncoder;
import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;
import org.eclipse.xtext.resource.IDefaultResourceDescriptionStrategy;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.service.SingletonBinding;
import org.eclipse.xtext.validation.IResourceValidator;

/** The language's services that need neither an editor nor a workspace. */
public class FalcoRulesRuntimeModule extends AbstractFalcoRulesRuntimeModule {
  @Override
  public Class<? extends IParser> bindIParser() {
    return RulesFileParser.class;
  }

  @Override
  public Class<? extends IValueConverterService> bindIValueConverterService() {
    return FalcoValues.class;
  }

  public Class<? extends ISyntaxErrorMessageProvider> bindISyntaxErrorMessageProvider() {
    return SyntaxErrorMessages.class;
  }

  public Class<? extends IQualifiedNameConverter> bindIQualifiedNameConverter() {
    return ItemNameConverter.class;
  }

  @Override
  public Class<? extends IQualifiedNameProvider> bindIQualifiedNameProvider() {
    return ItemNames.class;
  }

  public Class<? extends IDefaultResourceDescriptionStrategy>
      bindIDefaultResourceDescriptionStrategy() {
    return ItemDescriptions.class;
  }

  public Class<? extends ILinkingDiagnosticMessageProvider.Extended>
      bindILinkingDiagnosticMessageProvider() {
    return LinkingMessages.class;
  }

  public Class<? extends IResourceValidator> bindIResourceValidator() {
    return RulesFileChecks.class;
  }

  @Override
  public Class<? extends ILinker> bindILinker() {
    return RulesLinker.class;
  }

  @Override
  public Class<? extends XtextResource> bindXtextResource() {
    return RulesResource.class;
  }

  /** A reference is told by its number, not by the way to it, which takes long to go. */
  public void configureLinkFragments(Binder binder) {
    binder
        .bind(Boolean.TYPE)
        .annotatedWith(Names.named(LazyURIEncoder.USE_INDEXED_FRAGMENTS_BINDING))
        .toInstance(true);
  }

  @SingletonBinding
  public Class<? extends Diagnostician> bindDiagnostician() {
    return RootDiagnostician.class;
  }

  public Class<? extends IResourceServiceProvider> bindIResourceServiceProvider() {
    return RulesFileProvider.class;
  }
}
