-- One row: what came before it counts no more, because the database may know less than it once did (PRODUCT G).
CREATE TABLE fence (
    fence_id    smallint    NOT NULL DEFAULT 1,
    -- What can be open is of an epoch, and over in the next.
    epoch       bigint      NOT NULL,
    -- No code of an earlier step is accepted.
    lowest_step bigint      NOT NULL,
    moved_at    timestamptz NOT NULL,
    -- Backup codes that were made until then need a mailed link beside them.
    held_until  timestamptz NOT NULL,
    -- The server that was there last: which, and on which timeline. NULL where that cannot be asked.
    server_id   bigint,
    timeline    integer,
    CONSTRAINT fence_pkey PRIMARY KEY (fence_id),
    CONSTRAINT fence_id_check CHECK (fence_id = 1)
);
INSERT INTO fence (epoch, lowest_step, moved_at, held_until) VALUES (0, 0, now(), 'epoch');

-- A node of the version before writes the epoch, too, by this default, and asks for none.
CREATE FUNCTION fence_epoch() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT epoch FROM fence';
ALTER TABLE session ADD COLUMN epoch bigint NOT NULL DEFAULT fence_epoch();
ALTER TABLE sign_in ADD COLUMN epoch bigint NOT NULL DEFAULT fence_epoch();
ALTER TABLE sign_up ADD COLUMN epoch bigint NOT NULL DEFAULT fence_epoch();
ALTER TABLE mailed_link ADD COLUMN epoch bigint NOT NULL DEFAULT fence_epoch();

-- Which mailed link is for the code, and when its holder last showed by one that it was they who typed it.
ALTER TABLE backup_code ADD COLUMN link_digest bytea;
ALTER TABLE backup_code ADD COLUMN vouched_at timestamptz;
ALTER TABLE backup_code ADD CONSTRAINT backup_code_link_digest_check CHECK (length(link_digest) = 32) NOT VALID;

ALTER TABLE mailed_link DROP CONSTRAINT mailed_link_purpose_check;
ALTER TABLE mailed_link ADD CONSTRAINT mailed_link_purpose_check
    CHECK (purpose IN ('SET_PASSWORD', 'DISOWN_TWO_STEP', 'NOT_ME', 'VOUCH_FOR_CODES'));

-- The link knows when and where one was typed. Not validated, as before.
ALTER TABLE mailed_link DROP CONSTRAINT mailed_link_happened_check;
ALTER TABLE mailed_link ADD CONSTRAINT mailed_link_happened_check CHECK (happened IN (
    'SIGN_IN_UNFINISHED', 'SIGN_INS_UNFINISHED', 'NEW_BROWSER', 'PASSWORD_CHANGED', 'TWO_STEP_ENABLED',
    'TWO_STEP_DISABLED', 'DEVICE_CHANGED', 'BACKUP_CODES_RENEWED', 'BACKUP_CODE_USED', 'BACKUP_CODES_HELD',
    'AUTHENTICATOR_DISABLED', 'BACKUP_CODES_DISABLED')) NOT VALID;
