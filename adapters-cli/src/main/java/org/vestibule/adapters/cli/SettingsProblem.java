package org.vestibule.adapters.cli;

import java.util.List;

/** Settings that the program cannot run with; thrown by the program, so that the command line prints all at once. */
public final class SettingsProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> lines;

    /**
     * Makes one.
     *
     * @param lines one for each thing to mend, for people to read, without secrets
     */
    public SettingsProblem(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /** One for each thing to mend. */
    public List<String> lines() {
        return lines;
    }
}
