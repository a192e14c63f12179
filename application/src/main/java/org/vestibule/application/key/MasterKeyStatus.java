package org.vestibule.application.key;

import java.util.Optional;

/**
 * By which master keys the data keys are wrapped. A name is made from a key, which cannot be told from it.
 *
 * @param name that of the one that has always done so, or of the last that took the place of another
 * @param place where this node has its master key: a file or a setting
 * @param next the name of the one that is to take its place, while they are wrapped by both
 * @param nextPlace where this node looks for that
 * @param nextInPlace whether this node has the next in the place of the other already
 */
public record MasterKeyStatus(
        String name, String place, Optional<String> next, String nextPlace, boolean nextInPlace) {}
