-- Apps that run on devices without a browser. Those of the version before do not.
ALTER TABLE client ADD COLUMN devices boolean NOT NULL DEFAULT false;

-- Devices that wait for somebody to sign in for them. They are few, belong to nobody, are gone after minutes, and are on
-- every node of a distributed database. There is no foreign key to account, as that is spread.
CREATE TABLE device_request (
    request_id       uuid        NOT NULL,
    -- A name for what the device shows, from which that cannot be told.
    code_name        bytea       NOT NULL,
    secret_digest    bytea       NOT NULL,
    client_id        uuid        NOT NULL,
    scopes           text[]      NOT NULL,
    client_address   text        NOT NULL,
    started_at       timestamptz NOT NULL,
    -- When it last asked how it stands, and how many seconds it is to wait before it asks again.
    asked_at         timestamptz,
    spacing          integer     NOT NULL,
    answer           text,
    -- Who let it, and how they signed in for that.
    account_id       uuid,
    grant_id         uuid,
    method           text,
    authenticated_at timestamptz,
    answered_at      timestamptz,
    redeemed_at      timestamptz,
    epoch            bigint      NOT NULL DEFAULT fence_epoch(),
    CONSTRAINT device_request_pkey PRIMARY KEY (request_id),
    CONSTRAINT device_request_secret_digest_check CHECK (length(secret_digest) = 32),
    CONSTRAINT device_request_method_check CHECK (method IN ('PASSWORD', 'CODE', 'BACKUP_CODE')),
    CONSTRAINT device_request_answer_check CHECK (answer IN ('REFUSED', 'ALLOWED')),
    CONSTRAINT device_request_allowed_check CHECK (answer IS DISTINCT FROM 'ALLOWED' OR (account_id IS NOT NULL
        AND grant_id IS NOT NULL AND method IS NOT NULL AND authenticated_at IS NOT NULL AND answered_at IS NOT NULL)),
    CONSTRAINT device_request_redeemed_check CHECK (redeemed_at IS NULL OR answer = 'ALLOWED')
);

CREATE UNIQUE INDEX device_request_code_name_key ON device_request (code_name);
CREATE INDEX device_request_account_id_idx ON device_request (account_id) WHERE answer = 'ALLOWED';
CREATE INDEX device_request_started_at_idx ON device_request (started_at);

-- A mailed link may end just what was granted. Not validated, as before.
ALTER TABLE mailed_link ADD COLUMN grant_id uuid;
ALTER TABLE mailed_link DROP CONSTRAINT mailed_link_purpose_check;
ALTER TABLE mailed_link ADD CONSTRAINT mailed_link_purpose_check CHECK (purpose IN (
    'SET_PASSWORD', 'DISOWN_TWO_STEP', 'NOT_ME', 'VOUCH_FOR_CODES', 'DISOWN_GRANT')) NOT VALID;
ALTER TABLE mailed_link DROP CONSTRAINT mailed_link_happened_check;
ALTER TABLE mailed_link ADD CONSTRAINT mailed_link_happened_check CHECK (happened IN (
    'SIGN_IN_UNFINISHED', 'SIGN_INS_UNFINISHED', 'NEW_BROWSER', 'PASSWORD_CHANGED', 'TWO_STEP_ENABLED',
    'TWO_STEP_DISABLED', 'DEVICE_CHANGED', 'BACKUP_CODES_RENEWED', 'BACKUP_CODE_USED', 'BACKUP_CODES_HELD',
    'AUTHENTICATOR_DISABLED', 'BACKUP_CODES_DISABLED', 'APP_ENDED', 'APP_CONNECTED')) NOT VALID;
