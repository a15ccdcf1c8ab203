package dev.eyas.rules;

/** Registers the language where no Eclipse does it. */
public class FalcoRulesStandaloneSetup extends FalcoRulesStandaloneSetupGenerated {}
