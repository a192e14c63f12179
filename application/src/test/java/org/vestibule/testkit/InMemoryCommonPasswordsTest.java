package org.vestibule.testkit;

import org.vestibule.application.password.CommonPasswords;

class InMemoryCommonPasswordsTest implements CommonPasswordsContract {

    @Override
    public CommonPasswords commonPasswords() {
        return new InMemoryCommonPasswords(listed());
    }

    @Override
    public String listed() {
        return "passwordpassword";
    }
}
