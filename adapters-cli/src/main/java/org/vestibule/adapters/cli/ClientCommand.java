package org.vestibule.adapters.cli;

import picocli.CommandLine.Command;

/** {@code vestibule client …}: does nothing without one of its own commands. */
@Command(name = "client")
final class ClientCommand {}
