package org.vestibule.adapters.web;

import java.util.List;
import java.util.function.Supplier;

/**
 * What machines watch this node by.
 *
 * @param readiness whether it can serve people, as was found last: everybody may ask, so it asks nobody
 * @param allowed whose addresses are told its figures
 */
public record Watching(Supplier<Readiness> readiness, Meter meter, List<Network> allowed) {}
