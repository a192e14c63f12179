package org.vestibule.domain.password;

/** A password's Argon2id hash in PHC string form, salt and cost included (RFC 9106). */
public record PasswordHash(String phc) {

    @Override
    public String toString() {
        return "PasswordHash[…]";
    }
}
