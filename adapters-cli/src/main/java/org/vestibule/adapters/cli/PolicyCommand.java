package org.vestibule.adapters.cli;

import picocli.CommandLine.Command;

/** {@code vestibule policy …}: does nothing without one of its own commands. */
@Command(name = "policy")
final class PolicyCommand {}
