ALTER TABLE annual_target ADD COLUMN note VARCHAR;

ALTER TABLE closing ADD COLUMN kind VARCHAR;

ALTER TABLE closing ADD COLUMN period VARCHAR;

CREATE TABLE quota_rule (
    id BIGSERIAL NOT NULL,
    institution_id BIGINT NOT NULL,
    team_id BIGINT NOT NULL,
    indicator VARCHAR NOT NULL,
    divisor VARCHAR NOT NULL,
    rounding VARCHAR NOT NULL,
    months VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    set_at BIGINT NOT NULL,
    set_by BIGINT,
    PRIMARY KEY (id),
    UNIQUE (institution_id, team_id, indicator, version),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(team_id) REFERENCES team (id),
    FOREIGN KEY(set_by) REFERENCES account (id)
);

CREATE TABLE team_strength (
    id BIGSERIAL NOT NULL,
    team_id BIGINT NOT NULL,
    authorised INTEGER NOT NULL,
    since DATE NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(team_id) REFERENCES team (id)
);

CREATE INDEX ix_team_strength_team_id ON team_strength (team_id);

CREATE TABLE evaluation (
    id BIGSERIAL NOT NULL,
    institution_id BIGINT NOT NULL,
    period VARCHAR NOT NULL,
    report TEXT NOT NULL,
    settled_at BIGINT NOT NULL,
    settled_by BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (institution_id, period),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(settled_by) REFERENCES account (id)
);

CREATE TABLE evaluation_note (
    id BIGSERIAL NOT NULL,
    institution_id BIGINT NOT NULL,
    period VARCHAR NOT NULL,
    team_id BIGINT NOT NULL,
    counselor_id BIGINT,
    text TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(institution_id) REFERENCES institution (id),
    FOREIGN KEY(team_id) REFERENCES team (id),
    FOREIGN KEY(counselor_id) REFERENCES counselor (id),
    FOREIGN KEY(account_id) REFERENCES account (id)
);

CREATE INDEX ix_evaluation_note_institution_id ON evaluation_note (institution_id);
