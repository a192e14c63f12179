package org.vestibule.adapters.web.http;

/** A request that is refused before any handler sees it. */
final class BadRequest extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final String base;

    BadRequest(int status, String code) {
        this(status, code, "");
    }

    /** @param base the portal's own address, where that is not where the request was sent from */
    BadRequest(int status, String code, String base) {
        super(code);
        this.status = status;
        this.code = code;
        this.base = base;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    /** Before the path of what may be opened instead; empty for the address that was asked. */
    String base() {
        return base;
    }
}
