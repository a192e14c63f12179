-- Where a sign-in was begun, and when its holder is told of it if it is not finished by then.
ALTER TABLE sign_in ADD COLUMN client_address text NOT NULL DEFAULT '';
ALTER TABLE sign_in ADD COLUMN client_browser text NOT NULL DEFAULT '';
ALTER TABLE sign_in ADD COLUMN tell_at timestamptz;

CREATE INDEX sign_in_tell_at_idx ON sign_in (tell_at) WHERE passed IS NULL;
