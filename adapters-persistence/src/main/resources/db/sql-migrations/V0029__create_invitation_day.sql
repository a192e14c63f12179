-- How many links a team has sent on a day of its own: revoked ones count, so it is kept apart from the invitations.
CREATE TABLE invitation_day (
    team_id uuid    NOT NULL,
    day     date    NOT NULL,
    sent    integer NOT NULL,
    CONSTRAINT invitation_day_pkey PRIMARY KEY (team_id, day),
    CONSTRAINT invitation_day_team_fkey FOREIGN KEY (team_id) REFERENCES team,
    CONSTRAINT invitation_day_sent_check CHECK (sent BETWEEN 0 AND 500)
);

CREATE INDEX invitation_day_day_idx ON invitation_day (day);
