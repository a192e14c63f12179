package org.vestibule.adapters.cli;

import picocli.CommandLine.Command;

/** {@code vestibule keys …}: does nothing without one of its own commands. */
@Command(name = "keys")
final class KeysCommand {}
