package dev.eyas.rules;

import com.google.common.base.Strings;
import com.google.common.io.CharStreams;
import dev.eyas.rules.falcoRules.Item;
import dev.eyas.rules.parser.antlr.RulesParseResult;
import dev.eyas.rules.parser.antlr.RulesParseResult.Exchange;
import dev.eyas.rules.scoping.ItemDescriptions;
import dev.eyas.rules.scoping.RulesLinker;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.emf.ecore.resource.URIConverter;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.diagnostics.DiagnosticMessage;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.linking.impl.XtextLinkingDiagnostic;
import org.eclipse.xtext.linking.lazy.LazyLinkingResource;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.resource.XtextSyntaxDiagnostic;
import org.eclipse.xtext.resource.impl.ListBasedDiagnosticConsumer;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.util.Triple;

/** A rules file that is cheap to read again, to link and to give up: an editor does that often. */
public class RulesResource extends LazyLinkingResource {
  /** Links of items that have gone, which have left their numbers empty. */
  private int deadLinks;

  /** Links that led nowhere before the last change: they need not be followed again. */
  private Set<String> unresolved = Set.of();

  /** What is wrong at a node. */
  private interface NodeProblem {
    INode node();
  }

  private static final class SyntaxProblem extends XtextSyntaxDiagnostic implements NodeProblem {
    SyntaxProblem(INode node) {
      super(node);
    }

    @Override
    public INode node() {
      return getNode();
    }
  }

  private static final class LinkProblem extends XtextLinkingDiagnostic implements NodeProblem {
    LinkProblem(INode node, DiagnosticMessage message) {
      super(node, message.getMessage(), message.getIssueCode(), message.getIssueData());
    }

    @Override
    public INode node() {
      return getNode();
    }
  }

  /**
   * What the file says now.
   *
   * @throws IOException if the file cannot be read
   */
  public String read() throws IOException {
    URIConverter files = getResourceSet().getURIConverter();
    try (InputStream in = files.createInputStream(getURI(), getResourceSet().getLoadOptions());
        Reader reader = createReader(in)) {
      return CharStreams.toString(reader);
    }
  }

  /**
   * Takes over another text. Where it differs in one item, nothing else is read or linked again.
   */
  public void become(String text) {
    unresolved = Set.copyOf(getUnresolvableURIFragments());
    String before = getParseResult().getRootNode().getText();
    int start = Strings.commonPrefix(before, text).length();
    int end = Strings.commonSuffix(before.substring(start), text.substring(start)).length();
    update(start, before.length() - end - start, text.substring(start, text.length() - end));
  }

  @Override
  protected void updateInternalState(IParseResult before, IParseResult now) {
    Optional<Exchange> exchange =
        before != now && now instanceof RulesParseResult result
            ? result.exchange()
            : Optional.empty();
    exchange.ifPresent(this::giveUp);
    boolean alone =
        exchange.isPresent()
            && ItemDescriptions.offerTheSame(exchange.get().before(), exchange.get().item())
            && deadLinks < getLazyProxyInformation().size() / 2;
    if (alone) {
      setParseResult(now);
      clearCache();
      getUnresolvableURIFragments().addAll(unresolved);
      link(exchange.get());
    } else {
      deadLinks = 0;
      super.updateInternalState(before, now);
    }
  }

  /** Whoever refers to an item that has gone finds the one in its place. */
  private void giveUp(Exchange exchange) {
    ((InternalEObject) exchange.before()).eSetProxyURI(EcoreUtil.getURI(exchange.item()));
  }

  private void link(Exchange exchange) {
    List<Triple<EObject, EReference, INode>> links = getLazyProxyInformation();
    for (int i = 0; i < links.size(); i++) {
      if (links.get(i) != null && isIn(exchange.nodeBefore(), links.get(i).getThird())) {
        removeLazyProxyInformation(i);
        deadLinks++;
      }
    }
    List.of(getErrors(), getWarnings())
        .forEach(
            problems ->
                problems.removeIf(
                    problem ->
                        problem instanceof NodeProblem known
                            && isIn(exchange.nodeBefore(), known.node())));
    for (INode node : exchange.node().getAsTreeIterable()) {
      if (node.getSyntaxErrorMessage() != null) {
        addSyntaxDiagnostic(getErrors(), node);
      }
    }
    ListBasedDiagnosticConsumer problems = new ListBasedDiagnosticConsumer();
    ((RulesLinker) getLinker()).linkItem(exchange.item(), problems);
    getErrors().addAll(problems.getResult(Severity.ERROR));
    getWarnings().addAll(problems.getResult(Severity.WARNING));
  }

  private static boolean isIn(INode item, INode node) {
    INode parent = node;
    while (parent != null && parent != item) {
      parent = parent.getParent();
    }
    return parent == item;
  }

  @Override
  protected void addSyntaxDiagnostic(List<Diagnostic> problems, INode node) {
    problems.add(new SyntaxProblem(node));
  }

  @Override
  protected Diagnostic createDiagnostic(
      Triple<EObject, EReference, INode> link, DiagnosticMessage message) {
    return new LinkProblem(link.getThird(), message);
  }

  /** Other files refer to nothing but items; only these have to be found again. */
  @Override
  protected void unloaded(InternalEObject object) {
    if (object instanceof Item) {
      super.unloaded(object);
    }
  }

  /** Looks at the references that the linker has found, not at everything that may hold one. */
  @Override
  public void resolveLazyCrossReferences(CancelIndicator cancelled) {
    for (Triple<EObject, EReference, INode> link : new ArrayList<>(getLazyProxyInformation())) {
      if (link != null) {
        resolveLazyCrossReference((InternalEObject) link.getFirst(), link.getSecond());
      }
    }
  }
}
