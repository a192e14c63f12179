import org.jspecify.annotations.NullMarked;

/** What people can do with the portal, and the ports through which it is done. */
@NullMarked
module org.vestibule.application {
    requires static transitive org.jspecify;
    requires transitive org.vestibule.domain;

    exports org.vestibule.application.account;
    exports org.vestibule.application.addressbook;
    exports org.vestibule.application.app;
    exports org.vestibule.application.attempt;
    exports org.vestibule.application.audit;
    exports org.vestibule.application.backupcode;
    exports org.vestibule.application.browser;
    exports org.vestibule.application.clock;
    exports org.vestibule.application.computer;
    exports org.vestibule.application.database;
    exports org.vestibule.application.device;
    exports org.vestibule.application.fence;
    exports org.vestibule.application.grant;
    exports org.vestibule.application.handover;
    exports org.vestibule.application.housekeeping;
    exports org.vestibule.application.invitation;
    exports org.vestibule.application.key;
    exports org.vestibule.application.link;
    exports org.vestibule.application.logout;
    exports org.vestibule.application.mandate;
    exports org.vestibule.application.member;
    exports org.vestibule.application.notice;
    exports org.vestibule.application.password;
    exports org.vestibule.application.portal;
    exports org.vestibule.application.proof;
    exports org.vestibule.application.recovery;
    exports org.vestibule.application.secondstep;
    exports org.vestibule.application.session;
    exports org.vestibule.application.signin;
    exports org.vestibule.application.signup;
    exports org.vestibule.application.subscription;
    exports org.vestibule.application.team;
    exports org.vestibule.application.totp;
    exports org.vestibule.application.transaction;
    exports org.vestibule.application.twostep;
}
