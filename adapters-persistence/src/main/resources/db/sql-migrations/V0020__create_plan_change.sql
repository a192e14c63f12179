-- Numbered in the order written, which decides between two at one instant.
CREATE TABLE plan_change (
    team_id          uuid        NOT NULL,
    number           integer     NOT NULL,
    at               timestamptz NOT NULL,
    plan             text        NOT NULL,
    on_demand_assist boolean     NOT NULL,
    ends_at          timestamptz,
    CONSTRAINT plan_change_pkey PRIMARY KEY (team_id, number),
    CONSTRAINT plan_change_team_fkey FOREIGN KEY (team_id) REFERENCES team,
    CONSTRAINT plan_change_plan_check CHECK (plan IN ('LITE', 'PROFESSIONAL', 'ENTERPRISE')),
    CONSTRAINT plan_change_ends_at_check CHECK (ends_at > at)
);
