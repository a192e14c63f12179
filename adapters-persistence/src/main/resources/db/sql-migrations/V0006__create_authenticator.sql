CREATE TABLE authenticator (
    account_id         uuid        NOT NULL,
    key_id             smallint    NOT NULL,
    sealed_key         bytea       NOT NULL,
    bound_at           timestamptz NOT NULL,
    last_used_at       timestamptz NOT NULL,
    last_accepted_step bigint      NOT NULL,
    noted_replay_step  bigint      NOT NULL,
    CONSTRAINT authenticator_pkey PRIMARY KEY (account_id),
    CONSTRAINT authenticator_account_fkey FOREIGN KEY (account_id) REFERENCES account,
    CONSTRAINT authenticator_data_key_fkey FOREIGN KEY (key_id) REFERENCES data_key
);

-- A key that was shown to a session and is not confirmed yet: it goes with the session.
CREATE TABLE pending_key (
    account_id   uuid        NOT NULL,
    token_digest bytea       NOT NULL,
    key_id       smallint    NOT NULL,
    sealed_key   bytea       NOT NULL,
    expires_at   timestamptz NOT NULL,
    CONSTRAINT pending_key_pkey PRIMARY KEY (account_id, token_digest),
    CONSTRAINT pending_key_session_fkey FOREIGN KEY (account_id, token_digest) REFERENCES session ON DELETE CASCADE,
    CONSTRAINT pending_key_data_key_fkey FOREIGN KEY (key_id) REFERENCES data_key
);
