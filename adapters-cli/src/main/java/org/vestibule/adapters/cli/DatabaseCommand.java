package org.vestibule.adapters.cli;

import picocli.CommandLine.Command;

/** {@code vestibule database …}: does nothing without one of its own commands. */
@Command(name = "database")
final class DatabaseCommand {}
