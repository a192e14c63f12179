package org.vestibule.adapters.cli;

import picocli.CommandLine.Command;

/** {@code vestibule account …}: does nothing without one of its own commands. */
@Command(name = "account")
final class AccountCommand {}
