package dev.eyas.ide.completion;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.AbstractElement;
import org.eclipse.xtext.Alternatives;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Group;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;

/** Questions about elements of the grammar. */
final class GrammarElements {
  private GrammarElements() {}

  /** Whether the element is a call of this rule, assigned or not. */
  static boolean calls(AbstractElement element, String rule) {
    return terminal(element) instanceof RuleCall call && call.getRule().getName().equals(rule);
  }

  /** Whether the element belongs to this rule of the grammar. */
  static boolean isIn(AbstractElement element, String rule) {
    return ruleName(element).equals(rule);
  }

  static boolean refersTo(AbstractElement element, String type) {
    return terminal(element) instanceof CrossReference reference
        && reference.getType().getClassifier().getName().equals(type);
  }

  /** Whether a colon follows, which makes the keyword a key of a mapping. */
  static boolean isKey(AbstractElement element) {
    EObject step = element;
    if (!(element instanceof Keyword)) {
      return false;
    }
    while (step.eContainer() instanceof Alternatives || step.eContainer() instanceof Assignment) {
      step = step.eContainer();
    }
    if (!(step.eContainer() instanceof Group group)) {
      return false;
    }
    int next = group.getElements().indexOf(step) + 1;
    return next < group.getElements().size() && startsWithColon(group.getElements().get(next));
  }

  private static boolean startsWithColon(AbstractElement element) {
    if (element instanceof Group group) {
      return startsWithColon(group.getElements().get(0));
    }
    return element instanceof Keyword keyword && keyword.getValue().equals(":");
  }

  private static AbstractElement terminal(AbstractElement element) {
    return element instanceof Assignment assignment ? assignment.getTerminal() : element;
  }

  static String ruleName(AbstractElement element) {
    ParserRule rule = GrammarUtil.containingParserRule(element);
    return rule == null ? "" : rule.getName();
  }
}
