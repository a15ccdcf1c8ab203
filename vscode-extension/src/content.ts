/** Whether a text is one of Falco rules: it begins, comments aside, with an item of theirs. */
export function holdsRules(text: string): boolean {
  return /^- *(rule|macro|list|required_engine_version|required_plugin_versions) *:/m.test(text);
}
