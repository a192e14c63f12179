package org.vestibule.adapters.persistence.password;

import org.vestibule.application.password.CommonPasswords;
import org.vestibule.testkit.CommonPasswordsContract;

/** The contract, by the real list. */
class ListedPasswordsTest implements CommonPasswordsContract {

    @Override
    public CommonPasswords commonPasswords() {
        return new ListedPasswords(8);
    }

    @Override
    public String listed() {
        return "password123";
    }
}
