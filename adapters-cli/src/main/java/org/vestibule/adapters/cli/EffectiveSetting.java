package org.vestibule.adapters.cli;

import java.util.Optional;

/**
 * A setting, as it holds.
 *
 * @param name in full
 * @param value without what is secret in it; what holds unless it is set, in words, where it is not
 * @param from the file or the variable that it is set in; empty if it is not set
 */
public record EffectiveSetting(String name, String value, Optional<String> from) {}
