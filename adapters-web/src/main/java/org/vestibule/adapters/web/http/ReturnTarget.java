package org.vestibule.adapters.web.http;

import java.util.Optional;
import java.util.regex.Pattern;
import org.vestibule.adapters.web.path.Path;
import org.vestibule.adapters.web.path.Paths;

/** The page that somebody wanted before they had to sign in, carried along from step to step; only ever one of ours. */
public record ReturnTarget(String path) {

    private static final ReturnTarget HOME = new ReturnTarget(Paths.HOME.pattern());

    /** No path of ours comes near it. */
    private static final int LONGEST = 512;

    /** One class of characters, repeated: a repeated group would take a frame of the stack for each time (L-41). */
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_./-]*+");

    /** Reads it where an address carries it; where it carries none of ours, people arrive at their teams. */
    static ReturnTarget of(Optional<String> wanted) {
        return wanted.filter(ReturnTarget::ours).map(ReturnTarget::new).orElse(HOME);
    }

    /** No segment is empty or begins with a dot, so that none leads to another host or up. */
    private static boolean ours(String path) {
        return path.length() <= LONGEST && PATH.matcher(path).matches() && !path.contains("//") && !path.contains("/.");
    }

    /** The path of a step, carrying the target along. */
    public Path along(Path step) {
        return equals(HOME) ? step : step.then(page());
    }

    /** Where it is; another place for whoever wanted nothing in particular. */
    public Path orElse(Path otherwise) {
        return equals(HOME) ? otherwise : page();
    }

    /** Where it is. */
    public Path page() {
        return Path.requested(path);
    }
}
