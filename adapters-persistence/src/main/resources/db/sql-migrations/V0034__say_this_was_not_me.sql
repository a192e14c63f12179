-- What a link is about by which somebody says that this was not them; NULL for all other links.
ALTER TABLE mailed_link DROP CONSTRAINT mailed_link_purpose_check;
ALTER TABLE mailed_link ADD CONSTRAINT mailed_link_purpose_check
    CHECK (purpose IN ('SET_PASSWORD', 'DISOWN_TWO_STEP', 'NOT_ME'));
ALTER TABLE mailed_link ADD COLUMN happened text;
ALTER TABLE mailed_link ADD COLUMN happened_at timestamptz;
ALTER TABLE mailed_link ADD COLUMN client_address text;
ALTER TABLE mailed_link ADD COLUMN client_browser text;
