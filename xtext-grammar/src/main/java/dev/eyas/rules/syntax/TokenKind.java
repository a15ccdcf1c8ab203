package dev.eyas.rules.syntax;

/** The terminals of the grammar. Those that are in no text are called synthetic and are empty. */
public enum TokenKind {
  /** A word or sign that the grammar spells out; the token's text is its spelling. */
  KEYWORD,
  /** Nothing that the grammar knows; the token's text is the message. */
  ERROR,

  RULE_ITEM,
  MACRO_ITEM,
  LIST_ITEM,
  ENGINE_ITEM,
  PLUGIN_ITEM,
  OTHER_ITEM,
  ITEM_END,
  SEQ_BEGIN,
  SEQ_ITEM,
  SEQ_END,
  MAP_BEGIN,
  MAP_END,
  COND_BEGIN,
  COND_END,
  OUT_BEGIN,
  OUT_END,
  EXC_BEGIN,
  EXC_END,
  FIELD_BEGIN,
  FIELD_END,
  /** Stands where a value is absent. */
  NULL,
  KEY,
  SCALAR,

  IDENT,
  FIELD_NAME,
  TRANSFORMER,
  ARG,
  WORD,
  NUMBER,
  STRING,
  OTEXT,

  COMMENT,
  NL,
  WS,
  /** Characters of YAML without a say in the grammar: quotes, commas, anchors, markers. */
  PUNCT;

  /** Whether the parser passes over tokens of this kind. */
  public boolean isHidden() {
    return this == COMMENT || this == NL || this == WS || this == PUNCT || this == ERROR;
  }
}
