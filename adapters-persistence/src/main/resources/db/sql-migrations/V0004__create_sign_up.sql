CREATE TABLE sign_up (
    sign_up_id   uuid        NOT NULL,
    token_digest bytea       NOT NULL,
    email        text        NOT NULL,
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz,
    CONSTRAINT sign_up_pkey PRIMARY KEY (sign_up_id),
    CONSTRAINT sign_up_token_digest_check CHECK (length(token_digest) = 32)
);

CREATE INDEX sign_up_expires_at_idx ON sign_up (expires_at);
