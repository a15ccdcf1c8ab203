package dev.eyas.rules.validation;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.CheckType;
import org.eclipse.xtext.validation.Issue;
import org.eclipse.xtext.validation.ResourceValidatorImpl;

/** All issues of a rules file: what Falco says of it, and behind that what the lints have found. */
public class RulesFileChecks extends ResourceValidatorImpl {
  @Inject private FolderLints lints;

  @Override
  public List<Issue> validate(Resource resource, CheckMode mode, CancelIndicator cancelled) {
    List<Issue> issues = super.validate(resource, mode, cancelled);
    if (!mode.shouldCheck(CheckType.FAST)
        || !(resource instanceof XtextResource file)
        || file.getParseResult() == null) {
      return issues;
    }
    INode root = file.getParseResult().getRootNode();
    List<Issue> all = new ArrayList<>(issues);
    FolderLints.Findings findings = lints.of(resource, cancelled);
    findings.in(resource.getURI().toString()).stream()
        .map(finding -> new LintIssue(finding, findings.sources(), resource.getURI(), root))
        .forEach(all::add);
    return all;
  }
}
