package org.vestibule.application.password;

import java.util.OptionalInt;

/** The list of passwords that everybody tries first. */
public interface CommonPasswords {

    /** The place of a password, given in lower case, on it as a whole; 1 is the most common. Empty if it is not on it. */
    OptionalInt rank(String lowerCase);
}
