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

  /** Whether the element is the value of this feature in this rule. */
  static boolean assigns(AbstractElement element, String rule, String feature) {
    Assignment assignment =
        element instanceof Assignment own ? own : GrammarUtil.containingAssignment(element);
    return assignment != null
        && assignment.getFeature().equals(feature)
        && ruleName(assignment).equals(rule);
  }

  static boolean refersTo(AbstractElement element, String type) {
    return terminal(element) instanceof CrossReference reference
        && reference.getType().getClassifier().getName().equals(type);
  }

  /** Whether a colon follows, which makes the keyword a key of a mapping. */
  static boolean isKey(Keyword keyword) {
    EObject step = keyword;
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

  private static String ruleName(AbstractElement element) {
    ParserRule rule = GrammarUtil.containingParserRule(element);
    return rule == null ? "" : rule.getName();
  }
}
