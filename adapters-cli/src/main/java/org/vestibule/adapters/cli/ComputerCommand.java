package org.vestibule.adapters.cli;

import picocli.CommandLine.Command;

/** {@code vestibule computer …}: does nothing without one of its own commands. */
@Command(name = "computer")
final class ComputerCommand {}
