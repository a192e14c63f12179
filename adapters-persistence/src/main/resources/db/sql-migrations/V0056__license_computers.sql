-- Computers that are a team's: no fence ends them, and nothing of whoever let one in does.
CREATE TABLE computer (
    team_id      uuid        NOT NULL,
    computer_id  uuid        NOT NULL,
    name         text        NOT NULL,
    -- By which it is told from others of the team, and put in order: byte by byte, as every node does.
    name_key     text        COLLATE "C" NOT NULL,
    client_id    uuid        NOT NULL,
    licensed_by  uuid        NOT NULL,
    licensed_at  timestamptz NOT NULL,
    seen_at      timestamptz,
    seen_from    text,
    key_id       smallint    NOT NULL,
    sealed_key   bytea       NOT NULL,
    -- How often its token was renewed, whether the latest answer was given again, and how many were before that in a row.
    renewals     bigint      NOT NULL,
    renewed_at   timestamptz NOT NULL,
    again        boolean     NOT NULL,
    doubled      integer     NOT NULL,
    CONSTRAINT computer_pkey PRIMARY KEY (team_id, computer_id),
    CONSTRAINT computer_team_fkey FOREIGN KEY (team_id) REFERENCES team,
    CONSTRAINT computer_data_key_fkey FOREIGN KEY (key_id) REFERENCES data_key,
    CONSTRAINT computer_name_check CHECK (name <> '' AND name_key <> ''),
    CONSTRAINT computer_seen_check CHECK ((seen_at IS NULL) = (seen_from IS NULL)),
    CONSTRAINT computer_renewals_check CHECK (renewals >= 0),
    CONSTRAINT computer_doubled_check CHECK (doubled >= 0)
) WITH (fillfactor = 80);

CREATE UNIQUE INDEX computer_name_key ON computer (team_id, name_key);
CREATE INDEX computer_key_id_idx ON computer (key_id, team_id, computer_id);

-- Who may let them in.
ALTER TABLE team ADD COLUMN licensing text NOT NULL DEFAULT 'MANAGERS'
    CONSTRAINT team_licensing_check CHECK (licensing IN ('MANAGERS', 'EVERYBODY'));

-- A device may have become one of them.
ALTER TABLE device_request ADD COLUMN team_id uuid;
ALTER TABLE device_request DROP CONSTRAINT device_request_answer_check;
ALTER TABLE device_request ADD CONSTRAINT device_request_answer_check
    CHECK (answer IN ('REFUSED', 'ALLOWED', 'LICENSED'));
ALTER TABLE device_request DROP CONSTRAINT device_request_allowed_check;
ALTER TABLE device_request ADD CONSTRAINT device_request_allowed_check
    CHECK (coalesce(answer, 'REFUSED') = 'REFUSED' OR (account_id IS NOT NULL AND grant_id IS NOT NULL
        AND method IS NOT NULL AND authenticated_at IS NOT NULL AND answered_at IS NOT NULL));
ALTER TABLE device_request ADD CONSTRAINT device_request_licensed_check
    CHECK (answer IS DISTINCT FROM 'LICENSED' OR team_id IS NOT NULL);
ALTER TABLE device_request DROP CONSTRAINT device_request_redeemed_check;
ALTER TABLE device_request ADD CONSTRAINT device_request_redeemed_check
    CHECK (redeemed_at IS NULL OR answer IN ('ALLOWED', 'LICENSED'));

-- A mailed link may undo that, whose grant is the computer then. Not validated, as before.
ALTER TABLE mailed_link ADD COLUMN team_id uuid;
ALTER TABLE mailed_link DROP CONSTRAINT mailed_link_happened_check;
ALTER TABLE mailed_link ADD CONSTRAINT mailed_link_happened_check CHECK (happened IN (
    'SIGN_IN_UNFINISHED', 'SIGN_INS_UNFINISHED', 'NEW_BROWSER', 'PASSWORD_CHANGED', 'TWO_STEP_ENABLED',
    'TWO_STEP_DISABLED', 'DEVICE_CHANGED', 'BACKUP_CODES_RENEWED', 'BACKUP_CODE_USED', 'BACKUP_CODES_HELD',
    'AUTHENTICATOR_DISABLED', 'BACKUP_CODES_DISABLED', 'APP_ENDED', 'APP_CONNECTED', 'COMPUTER_LICENSED',
    'COMPUTER_CUT_OFF')) NOT VALID;
