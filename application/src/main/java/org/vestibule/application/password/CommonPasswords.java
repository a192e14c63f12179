package org.vestibule.application.password;

/** The list of passwords that everybody tries first. */
public interface CommonPasswords {

    /** Whether a password, given in lower case, is on it as a whole. */
    boolean contains(String lowerCase);
}
