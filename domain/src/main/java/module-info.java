import org.jspecify.annotations.NullMarked;

/** The rules of accounts, second steps, codes, guessing and teams. Knows nothing but the Java platform. */
@NullMarked
module org.vestibule.domain {
    requires static transitive org.jspecify;

    exports org.vestibule.domain.account;
    exports org.vestibule.domain.addressbook;
    exports org.vestibule.domain.app;
    exports org.vestibule.domain.attempt;
    exports org.vestibule.domain.audit;
    exports org.vestibule.domain.backupcode;
    exports org.vestibule.domain.computer;
    exports org.vestibule.domain.device;
    exports org.vestibule.domain.invitation;
    exports org.vestibule.domain.mandate;
    exports org.vestibule.domain.member;
    exports org.vestibule.domain.notice;
    exports org.vestibule.domain.operator;
    exports org.vestibule.domain.password;
    exports org.vestibule.domain.session;
    exports org.vestibule.domain.signin;
    exports org.vestibule.domain.subscription;
    exports org.vestibule.domain.team;
    exports org.vestibule.domain.text;
    exports org.vestibule.domain.token;
    exports org.vestibule.domain.totp;
    exports org.vestibule.domain.twostep;
}
