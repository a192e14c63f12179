-- On which day of the team's somebody last reminded the member, and which deadline they were told of and how far.
ALTER TABLE membership ADD COLUMN reminded_on date;
ALTER TABLE membership ADD COLUMN told_due timestamptz;
ALTER TABLE membership ADD COLUMN told_stage text;
ALTER TABLE membership ADD CONSTRAINT membership_told_check CHECK ((told_due IS NULL) = (told_stage IS NULL));
ALTER TABLE membership ADD CONSTRAINT membership_told_stage_check
    CHECK (told_stage IN ('ANNOUNCED', 'WEEK_BEFORE', 'DAY_BEFORE', 'SUSPENDED'));

-- Who may have to be told: in most teams few.
CREATE INDEX membership_unready_idx ON membership (team_id, account_id) WHERE NOT two_step_on;
