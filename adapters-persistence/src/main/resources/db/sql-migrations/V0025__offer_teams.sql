-- The member to whom the Owner offers the team, and who has not answered yet.
ALTER TABLE team ADD COLUMN heir_account_id uuid;
ALTER TABLE team ADD CONSTRAINT team_heir_check CHECK (heir_account_id <> owner_account_id);

-- Like the Owner, a member at every commit.
ALTER TABLE team ADD CONSTRAINT team_heir_fkey
    FOREIGN KEY (team_id, heir_account_id) REFERENCES membership DEFERRABLE INITIALLY DEFERRED;
