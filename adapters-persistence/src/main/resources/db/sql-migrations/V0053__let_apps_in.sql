-- Apps that an operator has registered. They are few, belong to nobody, and are on every node of a distributed database.
CREATE TABLE client (
    client_id     uuid        NOT NULL,
    name          text        NOT NULL,
    kind          text        NOT NULL,
    redirect_uris text[]      NOT NULL,
    -- Of 256 random bits. NULL if it can keep none.
    secret_digest bytea,
    created_at    timestamptz NOT NULL,
    CONSTRAINT client_pkey PRIMARY KEY (client_id),
    CONSTRAINT client_name_check CHECK (name <> ''),
    CONSTRAINT client_kind_check CHECK (kind IN ('PUBLIC', 'CONFIDENTIAL', 'TRUSTED')),
    CONSTRAINT client_secret_digest_check CHECK (length(secret_digest) = 32),
    CONSTRAINT client_secret_check CHECK ((secret_digest IS NULL) = (kind = 'PUBLIC'))
);

-- What ID tokens are signed with: one that signs, one that is next, and those that did until lately.
CREATE TABLE signing_key (
    signing_key_id uuid        NOT NULL,
    state          text        NOT NULL,
    public_key     bytea       NOT NULL,
    key_id         smallint    NOT NULL,
    sealed_key     bytea       NOT NULL,
    since          timestamptz NOT NULL,
    CONSTRAINT signing_key_pkey PRIMARY KEY (signing_key_id),
    CONSTRAINT signing_key_data_key_fkey FOREIGN KEY (key_id) REFERENCES data_key,
    CONSTRAINT signing_key_state_check CHECK (state IN ('NEXT', 'CURRENT', 'RETIRED'))
);

CREATE UNIQUE INDEX signing_key_state_key ON signing_key (state) WHERE state <> 'RETIRED';

-- What accounts have of apps. No foreign key to client: one that is removed takes nothing along, for that would be
-- everybody's rows; they are worth nothing without it.
CREATE TABLE app_request (
    account_id       uuid        NOT NULL,
    request_id       uuid        NOT NULL,
    query            text        NOT NULL,
    method           text        NOT NULL,
    authenticated_at timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    epoch            bigint      NOT NULL DEFAULT fence_epoch(),
    CONSTRAINT app_request_pkey PRIMARY KEY (account_id, request_id),
    CONSTRAINT app_request_account_fkey FOREIGN KEY (account_id) REFERENCES account,
    CONSTRAINT app_request_query_check CHECK (query <> ''),
    CONSTRAINT app_request_method_check CHECK (method IN ('PASSWORD', 'CODE', 'BACKUP_CODE'))
);

CREATE INDEX app_request_expires_at_idx ON app_request (expires_at);

CREATE TABLE app_code (
    account_id       uuid        NOT NULL,
    token_digest     bytea       NOT NULL,
    grant_id         uuid        NOT NULL,
    client_id        uuid        NOT NULL,
    returns_to       text        NOT NULL,
    challenge        text        NOT NULL,
    scopes           text[]      NOT NULL,
    nonce            text,
    method           text        NOT NULL,
    authenticated_at timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    -- It stays when it is spent, so that who comes with it a second time is known.
    spent_at         timestamptz,
    epoch            bigint      NOT NULL DEFAULT fence_epoch(),
    CONSTRAINT app_code_pkey PRIMARY KEY (account_id, token_digest),
    CONSTRAINT app_code_account_fkey FOREIGN KEY (account_id) REFERENCES account,
    CONSTRAINT app_code_token_digest_check CHECK (length(token_digest) = 32),
    CONSTRAINT app_code_challenge_check CHECK (length(challenge) = 43),
    CONSTRAINT app_code_method_check CHECK (method IN ('PASSWORD', 'CODE', 'BACKUP_CODE'))
);

CREATE INDEX app_code_expires_at_idx ON app_code (expires_at);

-- Its tokens are made of its key, and none of them is here.
CREATE TABLE app_grant (
    account_id       uuid        NOT NULL,
    grant_id         uuid        NOT NULL,
    client_id        uuid        NOT NULL,
    scopes           text[]      NOT NULL,
    method           text        NOT NULL,
    authenticated_at timestamptz NOT NULL,
    begun_at         timestamptz NOT NULL,
    key_id           smallint    NOT NULL,
    sealed_key       bytea       NOT NULL,
    refreshes        bigint      NOT NULL,
    refreshed_at     timestamptz NOT NULL,
    -- The day of that, since 1970. It is in an index in the place of the time: else each refresh would have to change all
    -- indexes, and so does the first of a day alone.
    refreshed_on     bigint      NOT NULL,
    repeats          integer     NOT NULL,
    repeated_on      bigint      NOT NULL,
    epoch            bigint      NOT NULL DEFAULT fence_epoch(),
    CONSTRAINT app_grant_pkey PRIMARY KEY (account_id, grant_id),
    CONSTRAINT app_grant_account_fkey FOREIGN KEY (account_id) REFERENCES account,
    CONSTRAINT app_grant_data_key_fkey FOREIGN KEY (key_id) REFERENCES data_key,
    CONSTRAINT app_grant_method_check CHECK (method IN ('PASSWORD', 'CODE', 'BACKUP_CODE')),
    CONSTRAINT app_grant_refreshes_check CHECK (refreshes >= 0),
    CONSTRAINT app_grant_repeats_check CHECK (repeats >= 0)
) WITH (fillfactor = 80);

CREATE INDEX app_grant_begun_at_idx ON app_grant (begun_at);
CREATE INDEX app_grant_refreshed_on_idx ON app_grant (refreshed_on);
CREATE INDEX app_grant_key_id_idx ON app_grant (key_id, account_id, grant_id);

CREATE TABLE app_consent (
    account_id   uuid        NOT NULL,
    client_id    uuid        NOT NULL,
    -- Some may be there twice.
    scopes       text[]      NOT NULL,
    given_at     timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    CONSTRAINT app_consent_pkey PRIMARY KEY (account_id, client_id),
    CONSTRAINT app_consent_account_fkey FOREIGN KEY (account_id) REFERENCES account
);

-- What an app asked for that the sign-in is for. A node of the version before writes and reads none.
ALTER TABLE sign_in ADD COLUMN app_query text;

-- Its holder is told when what an app had was ended because somebody used it twice. Not validated, as before.
ALTER TABLE mailed_link DROP CONSTRAINT mailed_link_happened_check;
ALTER TABLE mailed_link ADD CONSTRAINT mailed_link_happened_check CHECK (happened IN (
    'SIGN_IN_UNFINISHED', 'SIGN_INS_UNFINISHED', 'NEW_BROWSER', 'PASSWORD_CHANGED', 'TWO_STEP_ENABLED',
    'TWO_STEP_DISABLED', 'DEVICE_CHANGED', 'BACKUP_CODES_RENEWED', 'BACKUP_CODE_USED', 'BACKUP_CODES_HELD',
    'AUTHENTICATOR_DISABLED', 'BACKUP_CODES_DISABLED', 'APP_ENDED')) NOT VALID;
