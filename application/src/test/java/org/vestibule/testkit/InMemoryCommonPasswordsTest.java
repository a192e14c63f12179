package org.vestibule.testkit;

import java.util.List;
import org.vestibule.application.password.CommonPasswords;

class InMemoryCommonPasswordsTest implements CommonPasswordsContract {

    @Override
    public CommonPasswords commonPasswords() {
        return new InMemoryCommonPasswords(first().toArray(String[]::new));
    }

    @Override
    public List<String> first() {
        return List.of("passwordpassword", "letmein");
    }
}
