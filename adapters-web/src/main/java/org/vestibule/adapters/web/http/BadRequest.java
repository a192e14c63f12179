package org.vestibule.adapters.web.http;

/** A request that is refused before any handler sees it. */
final class BadRequest extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    BadRequest(int status, String code) {
        super(code);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
