package org.vestibule.adapters.cli;

import picocli.CommandLine.Command;

/** {@code vestibule team …}: does nothing without one of its own commands. */
@Command(name = "team")
final class TeamCommand {}
